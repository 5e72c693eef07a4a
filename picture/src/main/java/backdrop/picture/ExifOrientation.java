package backdrop.picture;

/**
 * Finds the orientation in an EXIF block and nothing else. Reads one directory of at most {@value
 * #MAX_ENTRIES} entries, follows no pointer beyond it, and takes anything odd as upright.
 */
final class ExifOrientation {
  private static final int MAX_ENTRIES = 512;
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private ExifOrientation() {}

  /** Reads a TIFF structure that begins at {@code start} and ends before {@code end}. */
  static Orientation read(byte[] bytes, int start, int end) {
    if (end - start < 14) {
      return Orientation.UPRIGHT;
    }
    boolean little = bytes[start] == 'I' && bytes[start + 1] == 'I';
    boolean big = bytes[start] == 'M' && bytes[start + 1] == 'M';
    if (!little && !big || u16(bytes, start + 2, little) != 42) {
      return Orientation.UPRIGHT;
    }
    long directory = start + u32(bytes, start + 4, little);
    if (directory < start + 8L || directory + 2 > end) {
      return Orientation.UPRIGHT;
    }
    int entries = Math.min(u16(bytes, (int) directory, little), MAX_ENTRIES);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + 12L * i;
      if (entry + 12 > end) {
        break;
      }
      int at = (int) entry;
      if (u16(bytes, at, little) == TAG) {
        boolean oneShort = u16(bytes, at + 2, little) == SHORT && u32(bytes, at + 4, little) == 1;
        return oneShort ? Orientation.ofTag(u16(bytes, at + 8, little)) : Orientation.UPRIGHT;
      }
    }
    return Orientation.UPRIGHT;
  }

  private static int u16(byte[] bytes, int at, boolean little) {
    int first = bytes[at] & 255;
    int second = bytes[at + 1] & 255;
    return little ? second << 8 | first : first << 8 | second;
  }

  private static long u32(byte[] bytes, int at, boolean little) {
    long first = u16(bytes, at, little);
    long second = u16(bytes, at + 2, little);
    return little ? second << 16 | first : first << 16 | second;
  }
}
