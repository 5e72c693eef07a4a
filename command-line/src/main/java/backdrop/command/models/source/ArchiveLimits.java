package backdrop.command.models.source;

import backdrop.command.Refusal;
import java.nio.file.Path;

/** What an archive may hold, so that a small file cannot fill a disk. For use by one thread. */
final class ArchiveLimits {

  static final int MOST_ENTRIES = 10_000;
  static final long MOST_BYTES = 64L << 30;

  /** Weights hardly shrink: ten times is odd, two hundred times is an attack. */
  static final int MOST_TIMES = 200;

  /** Below this no ratio matters. */
  private static final long HARMLESS_BYTES = 64L << 20;

  private final Path archive;
  private final long packedBytes;
  private int entries;
  private long bytes;

  ArchiveLimits(Path archive, long packedBytes) {
    this.archive = archive;
    this.packedBytes = packedBytes;
  }

  /** Counts one more entry of this unpacked size. */
  void add(long size) {
    entries++;
    bytes = Math.addExact(bytes, Math.max(size, 0));
    if (entries > MOST_ENTRIES) {
      throw new Refusal("%s holds more than %d entries".formatted(archive, MOST_ENTRIES));
    }
    if (bytes > MOST_BYTES) {
      throw new Refusal("%s unpacks to more than %d GB".formatted(archive, MOST_BYTES >> 30));
    }
    if (bytes > HARMLESS_BYTES && bytes / MOST_TIMES > packedBytes) {
      throw new Refusal("%s unpacks to more than %d times its size".formatted(archive, MOST_TIMES));
    }
  }
}
