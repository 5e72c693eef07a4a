package backdrop.picture.output;

import java.util.OptionalLong;

/**
 * How a finished picture is to be written.
 *
 * @param quality 1 to 100, the most that is tried; without meaning for PNG and PSD
 * @param floor 1 to {@code quality}, the least that a byte limit may push the quality down to
 * @param maxBytes the file has at most so many bytes; empty: as many as it takes
 * @param room bytes of {@code maxBytes} that are left free, for metadata that is added later
 */
public record FileRules(
    OutputFormat format, int quality, int floor, OptionalLong maxBytes, long room) {
  public FileRules {
    if (floor < 1 || quality < floor || quality > 100) {
      throw new IllegalArgumentException(
          "1 <= floor <= quality <= 100 does not hold for floor %d and quality %d"
              .formatted(floor, quality));
    }
    if (maxBytes.isPresent() && maxBytes.getAsLong() < 1) {
      throw new IllegalArgumentException("a file has at least one byte");
    }
  }

  /** Rules that leave no room. */
  public FileRules(OutputFormat format, int quality, int floor, OptionalLong maxBytes) {
    this(format, quality, floor, maxBytes, 0);
  }

  /** As large as it gets, at one quality. */
  public static FileRules of(OutputFormat format, int quality) {
    return new FileRules(format, quality, quality, OptionalLong.empty());
  }

  boolean allows(byte[] file) {
    return maxBytes.isEmpty() || file.length + room <= maxBytes.getAsLong();
  }
}
