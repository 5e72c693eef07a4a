package backdrop.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one launcher that runs in a home; the operating system lets it go when that process
 * ends.
 */
final class HomeLock implements AutoCloseable {
  private final Home home;
  private final FileLock lock;

  private HomeLock(Home home, FileLock lock) {
    this.home = home;
    this.lock = lock;
  }

  /** Takes the home for this process; fails in words when another one has it. */
  static HomeLock take(Home home) {
    var lock = tryLock(home);
    if (lock == null) {
      var pid = Home.read(home.pid()).map(id -> " (process " + id + ")").orElse("");
      throw new StackFailure(
          "Backdrop already runs in "
              + home.folder()
              + pid
              + ": stop it with ./backdrop down, or set BACKDROP_HOME");
    }
    Home.write(home.pid(), ProcessHandle.current().pid() + "\n");
    return new HomeLock(home, lock);
  }

  /** Whether a launcher runs in the home right now. */
  static boolean isTaken(Home home) {
    if (!Files.exists(home.lock())) {
      return false;
    }
    try (var lock = tryLock(home)) {
      return lock == null;
    } catch (IOException unreadable) {
      throw new StackFailure(
          "cannot read " + home.lock() + ": " + unreadable.getMessage(), unreadable);
    }
  }

  private static @Nullable FileLock tryLock(Home home) {
    try {
      var channel =
          FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = null;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException ours) {
        // Taken by another stack inside this same process.
      }
      if (lock == null) {
        channel.close();
      }
      return lock;
    } catch (IOException failed) {
      throw new StackFailure("cannot write " + home.lock() + ": " + failed.getMessage(), failed);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(home.pid());
      lock.acquiredBy().close();
    } catch (IOException failed) {
      throw new StackFailure("cannot release " + home.lock() + ": " + failed.getMessage(), failed);
    }
  }
}
