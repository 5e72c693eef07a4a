package backdrop.diffusion.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder for what is slow to make and can be made again. An entry is a folder of files that is
 * there whole or not at all; whoever finds one may rely on its bytes being those that were written.
 * What has not been used for longest makes room. No trouble with the disk is ever passed on: then
 * nothing is found and nothing kept. Safe for use by several threads and processes.
 */
final class CacheFolder {

  private static final String UNFINISHED = ".draft-";
  private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

  /** Entries that this process reads from, perhaps for as long as it lives. */
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final long capacity;

  /**
   * @param root is made when first needed
   * @param capacity how many bytes it may hold beside the entries in use
   */
  CacheFolder(Path root, long capacity) {
    this.root = root.toAbsolutePath().normalize();
    this.capacity = capacity;
  }

  /** The entry of this name, if there is one and no bit of it has changed. */
  Optional<Path> find(String name) {
    Path entry = root.resolve(name);
    if (!Files.isDirectory(entry)) {
      return Optional.empty();
    }
    if (!Checksums.match(entry)) {
      remove(name);
      return Optional.empty();
    }
    IN_USE.add(entry);
    try {
      Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // A cache that can only be read is still of use.
    }
    return Optional.of(entry);
  }

  /** Takes an entry away. */
  void remove(String name) {
    Path entry = root.resolve(name);
    IN_USE.remove(entry);
    try {
      // Others see the whole entry or none.
      Path doomed = Files.createTempDirectory(root, UNFINISHED);
      Files.move(entry, doomed, StandardCopyOption.ATOMIC_MOVE);
      delete(doomed);
    } catch (IOException e) {
      // It stays; if it is damaged, its checksums keep it from being used.
    }
  }

  /** An empty folder in which to make an entry; empty where nothing can be written. */
  Optional<Draft> draft(String name) {
    try {
      Files.createDirectories(root);
      return Optional.of(new Draft(name, Files.createTempDirectory(root, UNFINISHED)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** An entry in the making, gone when closed unless it was kept. */
  final class Draft implements AutoCloseable {

    private final String name;
    private final Path folder;

    private Draft(String name, Path folder) {
      this.name = name;
      this.folder = folder;
    }

    Path folder() {
      return folder;
    }

    /** Makes it an entry, unless somebody else was faster. */
    void keep() {
      try {
        Checksums.write(folder);
        Files.move(folder, root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        makeRoom(root.resolve(name));
      } catch (IOException | UncheckedIOException e) {
        // The next start makes it again.
      }
    }

    @Override
    public void close() {
      delete(folder);
    }
  }

  private void makeRoom(Path newest) throws IOException {
    List<Path> latestFirst;
    try (Stream<Path> entries = Files.list(root)) {
      latestFirst =
          entries
              .sorted(Comparator.comparing(CacheFolder::lastUse, Collections.reverseOrder()))
              .toList();
    }
    Instant abandoned = Instant.now().minus(ABANDONED_AFTER);
    long left = capacity;
    for (Path entry : latestFirst) {
      String name = entry.getFileName().toString();
      if (name.startsWith(UNFINISHED)) {
        if (lastUse(entry).isBefore(abandoned)) {
          delete(entry);
        }
      } else if (!entry.equals(newest) && !IN_USE.contains(entry)) {
        left -= size(entry);
        if (left < 0) {
          remove(name);
        }
      }
    }
  }

  private static Instant lastUse(Path entry) {
    try {
      return Files.getLastModifiedTime(entry).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  private static long size(Path entry) throws IOException {
    try (Stream<Path> files = Files.list(entry)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // Gone already, or found again as abandoned.
    }
  }
}
