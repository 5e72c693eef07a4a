package backdrop.inference.cutout;

import backdrop.picture.RgbaImage;

/** Separates what stands in front from what lies behind, by colour and edges. */
public interface ForegroundSeparation {
  /** What is known of a pixel beforehand. */
  enum Seed {
    BACKGROUND,
    PROBABLY_BACKGROUND,
    PROBABLY_FOREGROUND,
    FOREGROUND
  }

  /**
   * Decides for each pixel; seeds that are not mere probabilities are kept.
   *
   * @param image opaque
   * @param seeds {@link Seed#ordinal}, one byte a pixel, row by row
   * @return true for foreground, one a pixel, row by row
   */
  boolean[] separate(RgbaImage image, byte[] seeds);
}
