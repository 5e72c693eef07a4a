package backdrop.picture;

import org.jspecify.annotations.Nullable;

/**
 * Turns the samples of a PNG into R, G, B, A by hand, exactly: depths below 8 are spread over 0 to
 * 255, 16 bits are rounded to 8, one transparent colour is compared at full depth. Java's own
 * colour conversion would change gray values.
 */
final class PngSamples {
  private final int colourType;
  private final int maximum;
  private final byte[] palette;
  private final byte @Nullable [] transparency;
  private final int[] transparentColour;

  PngSamples(int colourType, int depth, byte[] palette, byte @Nullable [] transparency) {
    this.colourType = colourType;
    this.maximum = (1 << depth) - 1;
    this.palette = palette;
    this.transparency = transparency;
    this.transparentColour = transparentColour(colourType, transparency);
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

  private static int[] transparentColour(int colourType, byte @Nullable [] transparency) {
    int bands = bands(colourType);
    if (transparency == null
        || colourType != 0 && colourType != 2
        || transparency.length < 2 * bands) {
      return new int[0];
    }
    int[] colour = new int[bands];
    for (int i = 0; i < bands; i++) {
      colour[i] = ByteParts.u16(transparency, 2 * i);
    }
    return colour;
  }

  int bands() {
    return bands(colourType);
  }

  /** Writes {@code count} pixels; {@code samples} holds {@link #bands} values for each. */
  void copy(int[] samples, int count, byte[] rgba, int to) {
    for (int from = 0, i = 0; i < count; i++, from += bands(), to += 4) {
      switch (colourType) {
        case 0 -> gray(samples[from], transparent(samples, from) ? 0 : maximum, rgba, to);
        case 4 -> gray(samples[from], samples[from + 1], rgba, to);
        case 3 -> paletteColour(samples[from], rgba, to);
        case 2 -> colour(samples, from, transparent(samples, from) ? 0 : maximum, rgba, to);
        default -> colour(samples, from, samples[from + 3], rgba, to);
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

  private void colour(int[] samples, int from, int alpha, byte[] rgba, int to) {
    rgba[to] = eightBits(samples[from]);
    rgba[to + 1] = eightBits(samples[from + 1]);
    rgba[to + 2] = eightBits(samples[from + 2]);
    rgba[to + 3] = eightBits(alpha);
  }

  private void paletteColour(int index, byte[] rgba, int to) {
    if (3 * index >= palette.length) {
      throw PictureException.of(
          Refusal.CORRUPT, "The PNG is broken: a pixel is not in its palette.");
    }
    System.arraycopy(palette, 3 * index, rgba, to, 3);
    rgba[to + 3] =
        transparency != null && index < transparency.length ? transparency[index] : (byte) 255;
  }

  private boolean transparent(int[] samples, int from) {
    for (int i = 0; i < transparentColour.length; i++) {
      if (samples[from + i] != transparentColour[i]) {
        return false;
      }
    }
    return transparentColour.length > 0;
  }

  private byte eightBits(int sample) {
    return (byte) (maximum == 255 ? sample : (sample * 255 + maximum / 2) / maximum);
  }
}
