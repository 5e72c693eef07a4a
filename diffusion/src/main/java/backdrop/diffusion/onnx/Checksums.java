package backdrop.diffusion.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Sizes and checksums of the files in a folder, kept beside them against damage by disks, crashes
 * and full file systems. Not against malice: who may write here may also write the checksums.
 *
 * <p>CRC-32 and not SHA-256, since this runs at every start: right after the start of a JVM,
 * SHA-256 is interpreted and takes ten times as long as the session that is opened, CRC-32 is
 * native code from the first byte.
 */
final class Checksums {

  private static final String FILE = "checksums";

  private Checksums() {}

  /** Writes the checksums of all files in this folder. */
  static void write(Path folder) throws IOException {
    Files.write(folder.resolve(FILE), list(folder));
  }

  /** True if these are exactly the files whose checksums were written. */
  static boolean match(Path folder) {
    try {
      return Files.readAllLines(folder.resolve(FILE)).equals(list(folder));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static List<String> list(Path folder) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!file.endsWith(FILE)) {
          lines.add("%s %s".formatted(file.getFileName(), of(file)));
        }
      }
    }
    return List.copyOf(lines);
  }

  /** Size and CRC-32 of a file, which may be of any size. */
  static String of(Path file) throws IOException {
    CRC32 crc = new CRC32();
    try (Arena memory = Arena.ofConfined();
        FileChannel channel = FileChannel.open(file)) {
      MemorySegment mapped = channel.map(MapMode.READ_ONLY, 0, channel.size(), memory);
      for (long at = 0; at < mapped.byteSize(); at += 1 << 30) {
        ByteBuffer part =
            mapped.asSlice(at, Math.min(1 << 30, mapped.byteSize() - at)).asByteBuffer();
        crc.update(part);
      }
      return "%d %08x".formatted(mapped.byteSize(), crc.getValue());
    }
  }
}
