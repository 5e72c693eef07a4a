package backdrop.command.models.source;

import backdrop.command.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a stream to a file, which must come out as large as it was announced. */
final class Arrival {

  private static final int CHUNK = 1 << 18;

  private Arrival() {}

  static void write(InputStream in, Path target, SourceFile file, ModelSource.Progress progress)
      throws IOException {
    long written = 0;
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(target)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        written += read;
        if (written > file.bytes()) {
          throw new Refusal(
              "%s holds more than the %d bytes that it says".formatted(file.path(), file.bytes()));
        }
        write(out, chunk, read, target);
        progress.bytes(read);
      }
    }
    if (written < file.bytes()) {
      throw new Refusal(
          "%s ends after %d of %d bytes".formatted(file.path(), written, file.bytes()));
    }
  }

  /** A full disk is not the source's fault. */
  private static void write(OutputStream out, byte[] chunk, int length, Path target) {
    try {
      out.write(chunk, 0, length);
    } catch (IOException e) {
      throw new Refusal("cannot write %s: %s".formatted(target, e.getMessage()), e);
    }
  }
}
