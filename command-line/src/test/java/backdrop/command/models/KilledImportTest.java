package backdrop.command.models;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.command.RecordedTerminal;
import backdrop.command.models.source.FakeHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import whose process is killed half-way leaves nothing to be seen. */
final class KilledImportTest {

  @TempDir Path temp;

  private FakeHub hub;
  private RecordedTerminal terminal;

  @BeforeEach
  void killAnImport() throws Exception {
    hub = new FakeHub().folder(TinyModel.folder("optimum"));
    terminal =
        new RecordedTerminal(temp)
            .with("HF_ENDPOINT", hub.address().toString())
            .with("HF_TOKEN", FakeHub.TOKEN);
    hub.breakAfter(100);
    hub.stall(true);
    Process process = terminal.start("models", "import", "hf://org/repo", "--name", "mine");
    try {
      await().until(() -> sizeOfTheLargestPart() == 100);
    } finally {
      process.destroyForcibly().waitFor();
    }
    hub.stall(false);
    hub.breakAfter(Integer.MAX_VALUE);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void isNotListed() {
    terminal.run("models", "list");

    assertFalse(terminal.out().contains("mine"), terminal.out());
    assertEquals(List.of(), new ModelStore(temp.resolve("models")).folders());
  }

  @Test
  void isClearedAwayByTheNextImport() throws IOException {
    int code = terminal.run("models", "import", TinyModel.folder("older").toString());

    assertEquals(0, code, terminal.err());
    try (Stream<Path> left = Files.list(temp.resolve("models"))) {
      assertEquals(
          List.of(".gate", "older"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void goesOnWhenItIsAskedForAgain() {
    int before = hub.store().asked().size();

    int code = terminal.run("models", "import", "hf://org/repo", "--name", "mine");

    assertEquals(0, code, terminal.err());
    assertEquals("bytes=100-", hub.store().asked().get(before).range());
    assertTrue(Files.isDirectory(temp.resolve("models/mine")));
  }

  private long sizeOfTheLargestPart() throws IOException {
    if (!Files.isDirectory(temp.resolve("models"))) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(temp.resolve("models"))) {
      return all.filter(path -> path.toString().endsWith("model.onnx.part"))
          .mapToLong(path -> path.toFile().length())
          .max()
          .orElse(0);
    }
  }
}
