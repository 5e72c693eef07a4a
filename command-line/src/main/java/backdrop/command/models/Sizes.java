package backdrop.command.models;

import java.util.Locale;

/** Byte counts for people. */
final class Sizes {

  private Sizes() {}

  /** For example 24 MB or 4.3 GB, in powers of ten as disks are sold. */
  static String text(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    do {
      value /= 1_000;
      unit++;
    } while (value >= 999.5 && unit < 3);
    return String.format(
        Locale.ROOT, value < 9.95 ? "%.1f %sB" : "%.0f %sB", value, "kMGT".charAt(unit));
  }
}
