package backdrop.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {

  @TempDir Path home;

  @Test
  void endsWith2AndTheUsageWhenTheArgumentsMakeNoSense() {
    var terminal = new RecordedTerminal(home);

    int code = terminal.run("models", "lisst");

    assertEquals(2, code);
    assertTrue(terminal.err().startsWith("backdrop: Unmatched argument"), terminal.err());
    assertTrue(terminal.err().contains("Usage: ./backdrop models"), terminal.err());
  }

  @Test
  void listsTheBuiltInModel() {
    var terminal = new RecordedTerminal(home);

    int code = terminal.run("models", "list");

    assertEquals(0, code);
    assertTrue(terminal.out().contains("starter"), terminal.out());
  }
}
