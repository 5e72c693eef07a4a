package backdrop.command.models;

import backdrop.command.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A hidden folder in which one import makes its model; held by a lock while it does. */
final class Staging implements AutoCloseable {

  static final String PREFIX = ".import-";

  private final Path root;
  private final FileChannel held;
  private boolean keep;

  private Staging(Path root, FileChannel held) {
    this.root = root;
    this.held = held;
  }

  static Staging in(Path store, String key) throws IOException {
    Path root = store.resolve(PREFIX + key);
    Files.createDirectories(root.resolve("model"));
    FileChannel held = hold(root);
    if (held == null) {
      throw new Refusal("another import of this source is running");
    }
    return new Staging(root, held);
  }

  static boolean isStaging(Path path) {
    return path.getFileName().toString().startsWith(PREFIX);
  }

  static void removeIfAbandoned(Path root) throws IOException {
    try (FileChannel held = hold(root)) {
      if (held != null) {
        FileTree.delete(root);
      }
    }
  }

  /** The operating system lets go of the lock when the process ends, however it ends. */
  private static @Nullable FileChannel hold(Path root) throws IOException {
    FileChannel channel = open(root.resolve("lock"));
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
    }
    channel.close();
    return null;
  }

  static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  Path root() {
    return root;
  }

  /** Where the model is made. */
  Path model() {
    return root.resolve("model");
  }

  void empty() throws IOException {
    FileTree.delete(model());
    Files.createDirectories(model());
  }

  /** Leaves what has arrived to the next import of the same source. */
  void keep() {
    keep = true;
  }

  /** Makes the model appear under this name, safely on the disk. */
  void publish(Path target) {
    try {
      FileTree.syncAll(model());
      Files.move(model(), target, StandardCopyOption.ATOMIC_MOVE);
      FileTree.sync(target.resolveSibling(""));
    } catch (IOException e) {
      throw new Refusal("cannot make %s appear: %s".formatted(target, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    try (held) {
      if (!keep) {
        FileTree.delete(root);
      }
    } catch (IOException e) {
      throw new Refusal("cannot remove " + root + ": " + e.getMessage(), e);
    }
  }
}
