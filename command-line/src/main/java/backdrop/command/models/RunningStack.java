package backdrop.command.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What can be seen of a stack that runs with this home folder: it holds a lock on {@code lock} for
 * as long as it lives, and {@code model} names the folder of the model it paints with.
 */
record RunningStack(Path home) {

  /** Whether a stack runs and has this model open. */
  boolean paintsWith(Path model) {
    return model.toString().equals(modelInUse()) && runs();
  }

  private boolean runs() {
    Path lock = home.resolve("lock");
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      // Another user's stack, perhaps: better a model too many than one too few.
      return true;
    }
  }

  private String modelInUse() {
    try {
      return Files.readString(home.resolve("model")).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
