package backdrop.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell stands in for the command that paints; what it really paints is tried end to end. */
final class ModelTryOutTest {
  @TempDir Path folder;

  @Test
  void isNeededWhereNothingIsSaidAboutTheFiles() {
    assertTrue(ModelTryOut.isNeeded(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\": \"mine\"}", "{\"files\": {}}", "[]", "{", ""})
  void isNeededWhereThereAreNoDigests(String manifest) throws IOException {
    Files.writeString(folder.resolve("backdrop.json"), manifest);

    assertTrue(ModelTryOut.isNeeded(folder));
  }

  @Test
  void isNotNeededWhereThereAreDigests() throws IOException {
    Files.writeString(
        folder.resolve("backdrop.json"),
        "{\"files\": {\"unet/model.onnx\": {\"bytes\": 1, \"sha256\": \"00\"}}}");

    assertFalse(ModelTryOut.isNeeded(folder));
  }

  @Test
  void asksForTheModelAndTakesItWhereItPaints() {
    var tryOut =
        answering(
            "test \"$*\" = 'models verify %s --json' && echo '{\"sound\": true}'"
                .formatted(folder));

    assertDoesNotThrow(tryOut::run);
  }

  @Test
  void refusesInTheWordsOfWhoTried() {
    var tryOut =
        answering(
            "printf %s '{\"sound\": false, \"problem\": \"unet/model.onnx cannot be opened:\\n no\"}'; exit 1");

    var refusal = assertThrows(StackFailure.class, tryOut::run);

    assertEquals(
        folder + " cannot be painted with: unet/model.onnx cannot be opened: no",
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kill -9 $$", "echo nonsense", "echo '{\"sound\": true}'; exit 3"})
  void refusesWhereThereIsNoAnswerAndSaysWhereToRead(String script) {
    var refusal = assertThrows(StackFailure.class, answering(script)::run);

    assertTrue(refusal.getMessage().startsWith("trying " + folder), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("try.log"), refusal.getMessage());
  }

  @Test
  void endsTheProcessWithWhoeverWaitsForIt() throws InterruptedException {
    var pid = folder.resolve("pid");
    var stopped = new AtomicBoolean();
    var tryOut = answering("echo $$ > '%s.new'; mv '%1$s.new' '%1$s'; read line".formatted(pid));
    var waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    tryOut.run();
                  } catch (InterruptedException stop) {
                    stopped.set(true);
                  }
                });
    await().until(() -> Files.exists(pid));

    waiting.interrupt();

    waiting.join();
    assertTrue(stopped.get());
    await().until(() -> ProcessHandle.of(number(pid)).filter(ProcessHandle::isAlive).isEmpty());
  }

  private static long number(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).strip());
  }

  private ModelTryOut answering(String script) {
    return new ModelTryOut(
        folder, List.of("/bin/sh", "-c", script, "sh"), folder.resolve("try.log"));
  }
}
