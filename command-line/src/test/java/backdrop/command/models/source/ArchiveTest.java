package backdrop.command.models.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.command.Refusal;
import backdrop.command.models.source.ModelSource.Pick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchiveTest {

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"m.zip", "m.tar", "m.tar.gz", "m.tgz", "M.TAR.GZ"})
  void givesTheFilesInIt(String name) throws IOException {
    Path archive = TestArchive.at(temp.resolve(name)).file("a/b.txt", "one").file("c", "").write();
    Path into = Files.createDirectories(temp.resolve("into"));

    try (ModelSource source = Archives.open(archive).orElseThrow()) {
      List<SourceFile> files = source.files();
      source.copy(
          List.of(new Pick(files.getFirst(), "renamed"), new Pick(files.getLast(), "c")),
          into,
          new Ignored());

      assertEquals(List.of(SourceFile.of("a/b.txt", 3), SourceFile.of("c", 0)), files);
      assertEquals("m", source.suggestedName().toLowerCase(Locale.ROOT));
    }
    assertEquals("one", Files.readString(into.resolve("renamed")));
    assertEquals("", Files.readString(into.resolve("c")));
  }

  @ParameterizedTest
  @CsvSource({
    "m.zip, ../x",
    "m.zip, a/../../x",
    "m.zip, /etc/x",
    "m.zip, a\\..\\x",
    "m.tar, ../x",
    "m.tar, a/../../x",
    "m.tar.gz, a/./x"
  })
  void refusesANameThatLeavesTheFolder(String name, String entry) throws IOException {
    Path archive = TestArchive.at(temp.resolve(name)).file(entry, "x").write();

    assertRefused(archive, "which leaves the folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.zip", "m.tar", "m.tgz"})
  void refusesALink(String name) throws IOException {
    Path archive = TestArchive.at(temp.resolve(name)).link("unet", "/etc").write();

    assertRefused(archive, "holds a link, unet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.zip", "m.tar"})
  void refusesAFileThatIsThereTwice(String name) throws IOException {
    Path archive = TestArchive.at(temp.resolve(name)).file("a", "1").file("a", "2").write();

    assertRefused(archive, "holds a twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.zip", "m.tgz"})
  void refusesAFileThatUnpacksToHundredsOfTimesItsSize(String name) throws IOException {
    Path archive = TestArchive.at(temp.resolve(name)).zeros("a", 65 << 20).write();

    assertRefused(archive, "unpacks to more than 200 times its size");
  }

  @Test
  void refusesThousandsOfEntries() throws IOException {
    TestArchive archive = TestArchive.at(temp.resolve("m.zip"));
    for (int i = 0; i <= ArchiveLimits.MOST_ENTRIES; i++) {
      archive.file("f" + i, "");
    }

    assertRefused(archive.write(), "more than 10000 entries");
  }

  @ParameterizedTest
  @CsvSource({"m.zip, no sound zip", "m.tar.gz, no sound tar", "m.tar, no sound tar"})
  void refusesHalfAnArchive(String name, String named) throws IOException {
    Path archive = TestArchive.at(temp.resolve(name)).file("a", "x".repeat(5000)).write();
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

    assertRefused(archive, named);
  }

  @ParameterizedTest
  @CsvSource({"m.zip, no sound zip", "m.tar.gz, no sound tar", "m.tar, no sound tar"})
  void refusesWhatIsNoArchive(String name, String named) throws IOException {
    Path archive =
        Files.write(
            temp.resolve(name),
            "just text, again and again ".repeat(99).getBytes(StandardCharsets.UTF_8));

    assertRefused(archive, named);
  }

  private static void assertRefused(Path archive, String named) {
    var refusal =
        assertThrows(
            Refusal.class,
            () -> {
              try (ModelSource source = Archives.open(archive).orElseThrow()) {
                source.files();
              }
            });
    assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
  }

  /** Hears nothing. */
  static final class Ignored implements ModelSource.Progress {
    @Override
    public void file(Pick pick) {}

    @Override
    public void bytes(long count) {}
  }
}
