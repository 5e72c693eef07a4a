package backdrop.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildRecordsTest {
  @TempDir Path folder;
  private Path file;
  private Child child;

  @BeforeEach
  void startAChild() {
    file = folder.resolve("children");
    child =
        Child.start(
            new Launch(
                "sleeper",
                folder,
                List.of("sleep", "600"),
                Map.of(),
                folder.resolve("log"),
                URI.create("http://127.0.0.1:1/ready")));
    new ChildRecords(file).add(child.launch(), child.handle());
  }

  @AfterEach
  void endTheChild() {
    child.kill();
  }

  @Test
  void findsAProcessThatOutlivedItsLauncher() {
    var alive = ChildRecords.alive(file);
    assertEquals(List.of("sleeper"), alive.stream().map(ChildRecords.Alive::name).toList());
    assertEquals(child.handle().pid(), alive.getFirst().handle().pid());
  }

  @Test
  void endsWhatWasLeftBehind() {
    assertEquals(List.of("sleeper"), ChildRecords.endOrphans(file));
    assertFalse(child.isAlive());
  }

  @Test
  void sparesAStrangerThatGotTheSameProcessId() throws IOException {
    var stolen =
        Files.readString(file).replaceAll("\\d{4}-\\d\\d-\\d\\dT\\S+", "2020-01-01T00:00:00Z");
    Files.writeString(file, stolen);
    assertEquals(List.of(), ChildRecords.endOrphans(file));
    assertTrue(child.isAlive());
  }

  @Test
  void readsADamagedFileAsFarAsItGoes() throws IOException {
    Files.writeString(file, "nonsense\nauth many words but no number\n" + Files.readString(file));
    assertEquals(1, ChildRecords.alive(file).size());
  }
}
