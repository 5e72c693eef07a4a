package backdrop.diffusion.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheFolderTest {

  private static final int CAPACITY = 2500;

  @TempDir Path root;

  private CacheFolder cache;

  @BeforeEach
  void open() {
    cache = new CacheFolder(root, CAPACITY);
  }

  @Test
  void findsWhatWasKept() throws IOException {
    add("a", 1000);

    assertEquals(Optional.of(root.resolve("a")), cache.find("a"));
  }

  @Test
  void findsNothingThatWasNotKept() throws IOException {
    try (CacheFolder.Draft draft = cache.draft("a").orElseThrow()) {
      Files.write(draft.folder().resolve("file"), new byte[10]);
    }

    assertEquals(Optional.empty(), cache.find("a"));
    assertEquals(0, Files.list(root).count());
  }

  @Test
  void takesAwayWhatWasDamaged() throws IOException {
    add("a", 1000);
    Files.write(root.resolve("a/file"), new byte[] {1, 2, 3});

    assertEquals(Optional.empty(), cache.find("a"));
    assertFalse(Files.exists(root.resolve("a")));
  }

  @Test
  void takesAwayWhatHasOneFileMore() throws IOException {
    add("a", 1000);
    Files.write(root.resolve("a/other"), new byte[0]);

    assertEquals(Optional.empty(), cache.find("a"));
  }

  @Test
  void leavesTheEntryOfWhoeverWasFaster() throws IOException {
    try (CacheFolder.Draft slow = cache.draft("a").orElseThrow()) {
      add("a", 1000);
      Files.write(slow.folder().resolve("file"), new byte[5]);
      slow.keep();
    }

    assertEquals(1000, Files.size(root.resolve("a/file")));
  }

  @Test
  void letsTheLeastRecentlyUsedMakeRoom() throws IOException {
    age(add("old", 1000), "2026-01-01T00:00:00Z");
    age(add("older", 1000), "2025-01-01T00:00:00Z");
    add("new", 2000);
    add("newest", 1000);

    assertTrue(Files.exists(root.resolve("new")));
    assertFalse(Files.exists(root.resolve("older")));
    assertFalse(Files.exists(root.resolve("old")));
  }

  @Test
  void sparesWhatIsInUse() throws IOException {
    add("a", 2000);
    cache.find("a");
    age(root.resolve("a"), "2025-01-01T00:00:00Z");
    add("b", 2000);
    add("c", 2000);

    assertTrue(Files.exists(root.resolve("a")));
  }

  @Test
  void clearsAwayAbandonedDrafts() throws IOException {
    Path draft = cache.draft("a").orElseThrow().folder();
    Files.write(draft.resolve("file"), new byte[100]);
    age(draft, "2025-01-01T00:00:00Z");
    add("b", 10);

    assertFalse(Files.exists(draft));
  }

  private Path add(String name, int bytes) throws IOException {
    try (CacheFolder.Draft draft = cache.draft(name).orElseThrow()) {
      Files.write(draft.folder().resolve("file"), new byte[bytes]);
      draft.keep();
    }
    return root.resolve(name);
  }

  private static void age(Path entry, String lastUse) throws IOException {
    Files.setLastModifiedTime(entry, FileTime.from(Instant.parse(lastUse)));
  }
}
