package backdrop.picture;

import org.jspecify.annotations.Nullable;

/**
 * Turns the samples of a PNG into R, G, B, A by hand, exactly: depths below 8 are spread over 0 to
 * 255, 16 bits are rounded to 8, one transparent colour is compared at full depth.
 */
final class PngSamples {
  private final int colourType;
  private final int depth;
  private final int maximum;
  private final byte[] palette;
  private final byte @Nullable [] transparency;
  private final int[] transparentColour;

  /**
   * @param transparency the body of tRNS, whose meaning follows from the colour type
   */
  PngSamples(int colourType, int depth, byte[] palette, byte @Nullable [] transparency) {
    this.colourType = colourType;
    this.depth = depth;
    this.maximum = (1 << depth) - 1;
    this.palette = palette;
    this.transparency = transparency;
    this.transparentColour = transparentColour();
  }

  /** Samples a pixel for a colour type of the PNG header. */
  static int bands(int colourType) {
    return switch (colourType) {
      case 0, 3 -> 1;
      case 4 -> 2;
      case 2 -> 3;
      default -> 4;
    };
  }

  /** The bytes that so many pixels of a row take, the last one padded. */
  long bytes(int pixels) {
    return ((long) pixels * bands(colourType) * depth + 7) / 8;
  }

  private int[] transparentColour() {
    int bands = bands(colourType);
    if (transparency == null
        || colourType != 0 && colourType != 2
        || transparency.length < 2 * bands) {
      return new int[0];
    }
    int[] colour = new int[bands];
    for (int i = 0; i < bands; i++) {
      // Only the bits that a sample has count; the others are to be masked.
      colour[i] = ByteParts.u16(transparency, 2 * i) & maximum;
    }
    return colour;
  }

  /** Writes {@code count} pixels from samples that lie behind one another. */
  void copy(int[] row, int count, byte[] rgba, int to) {
    int bands = bands(colourType);
    for (int from = 0, end = count * bands; from < end; from += bands, to += 4) {
      switch (colourType) {
        case 0 -> gray(row[from], transparent(row, from) ? 0 : maximum, rgba, to);
        case 4 -> gray(row[from], row[from + 1], rgba, to);
        case 3 -> paletteColour(row[from], rgba, to);
        case 2 -> colour(row, from, transparent(row, from) ? 0 : maximum, rgba, to);
        default -> colour(row, from, row[from + 3], rgba, to);
      }
    }
  }

  private void gray(int sample, int alpha, byte[] rgba, int to) {
    byte value = eightBits(sample);
    rgba[to] = value;
    rgba[to + 1] = value;
    rgba[to + 2] = value;
    rgba[to + 3] = eightBits(alpha);
  }

  private void colour(int[] row, int from, int alpha, byte[] rgba, int to) {
    rgba[to] = eightBits(row[from]);
    rgba[to + 1] = eightBits(row[from + 1]);
    rgba[to + 2] = eightBits(row[from + 2]);
    rgba[to + 3] = eightBits(alpha);
  }

  private void paletteColour(int index, byte[] rgba, int to) {
    if (3 * index >= palette.length) {
      throw PngFile.corrupt("a pixel is not in its palette");
    }
    System.arraycopy(palette, 3 * index, rgba, to, 3);
    rgba[to + 3] =
        transparency != null && index < transparency.length ? transparency[index] : (byte) 255;
  }

  private boolean transparent(int[] row, int from) {
    for (int i = 0; i < transparentColour.length; i++) {
      if (row[from + i] != transparentColour[i]) {
        return false;
      }
    }
    return transparentColour.length > 0;
  }

  private byte eightBits(int sample) {
    return (byte) (maximum == 255 ? sample : (sample * 255 + maximum / 2) / maximum);
  }

  @Override
  public String toString() {
    String colours =
        switch (colourType) {
          case 0 -> "gray";
          case 2 -> "RGB";
          case 3 -> "palette";
          case 4 -> "gray with alpha";
          default -> "RGB with alpha";
        };
    boolean seeThrough = colourType == 3 ? transparency != null : transparentColour.length > 0;
    return depth + "-bit " + colours + (seeThrough ? " with transparency" : "");
  }
}
