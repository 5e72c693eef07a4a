package backdrop.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastWordsTest {
  @TempDir Path folder;

  private Optional<String> wordsIn(String log) throws IOException {
    return LastWords.inLog(Files.writeString(folder.resolve("log"), log));
  }

  @Test
  void areTheLastErrorInALogOfJson() throws IOException {
    assertEquals(
        Optional.of("second"),
        wordsIn(
            """
            {"level":"ERROR","message":"first"}
            {"level":"ERROR","message":"second"}
            {"level":"INFO","message":"stopped"}
            """));
  }

  @Test
  void nameTheCauseAtTheBottom() throws IOException {
    assertEquals(
        Optional.of("model.onnx is truncated"),
        wordsIn(
            """
            {"level":"ERROR","message":"Failed to start","exception":{"message":"wrapped",\
            "causedBy":{"exception":{"message":"model.onnx is truncated"}}}}
            """));
  }

  @Test
  void areTheLastLineOfPlainText() throws IOException {
    assertEquals(
        Optional.of("Error: out of memory"), wordsIn("Starting\nError: out of memory\n\n"));
  }

  @Test
  void areMissingFromALogThatIsMissing() {
    assertEquals(Optional.empty(), LastWords.inLog(folder.resolve("absent")));
  }

  @Test
  void areTheFirstCheckThatIsDown() {
    assertEquals(
        Optional.of("model: folder is empty"),
        LastWords.inAnswer(
            """
            {"status":"DOWN","checks":[{"name":"mongodb","status":"UP"},
            {"name":"model","status":"DOWN","data":{"reason":"folder is empty"}}]}
            """));
  }

  @Test
  void tellTroubleFromWaiting() {
    var waiting = "{\"checks\":[{\"name\":\"model\",\"status\":\"DOWN\"}]}";
    var broken = waiting.replace("\"DOWN\"", "\"DOWN\",\"data\":{\"trouble\":\"no such file\"}");
    assertEquals(Optional.empty(), LastWords.troubleIn(waiting));
    assertEquals(Optional.of("no such file"), LastWords.troubleIn(broken));
  }

  @Test
  void areMissingFromAnAnswerThatIsNotJson() {
    assertEquals(Optional.empty(), LastWords.inAnswer("<html>"));
  }
}
