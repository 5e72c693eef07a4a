package backdrop.picture.mask;

/**
 * One change to a mask, in which 255 (white) is painted and 0 (black) is kept. Soft values stay
 * soft; all changes are exact and give the same bytes on every machine.
 */
public sealed interface MaskEdit {
  /** The most pixels that an edge may be moved or feathered in one step. */
  int MOST_PIXELS = 200;

  /**
   * The painted area grows over the product: each pixel takes the largest value among those at most
   * {@code pixels} columns and rows away. Beyond the picture's border nothing is painted.
   *
   * @param pixels 1 to {@value #MOST_PIXELS}
   */
  record Grow(int pixels) implements MaskEdit {
    public Grow {
      requirePixels(pixels);
    }
  }

  /**
   * The painted area shrinks and the product grows: each pixel takes the smallest value among those
   * at most {@code pixels} columns and rows away. Beyond the picture's border everything is
   * painted, so that what is painted there stays.
   *
   * @param pixels 1 to {@value #MOST_PIXELS}
   */
  record Shrink(int pixels) implements MaskEdit {
    public Shrink {
      requirePixels(pixels);
    }
  }

  /**
   * The edge becomes soft to about {@code pixels} on either side: two box means in each direction,
   * whose radii add up to {@code pixels}. Pixels at the border repeat outwards.
   *
   * @param pixels 1 to {@value #MOST_PIXELS}
   */
  record Feather(int pixels) implements MaskEdit {
    public Feather {
      requirePixels(pixels);
    }
  }

  /** Paint becomes keep and keep becomes paint: 255 minus each value. */
  record Invert() implements MaskEdit {}

  /**
   * What is painted inside the product is kept: each pixel takes the largest value that the border
   * of the picture reaches it with, over the best way there, a way being worth the smallest value
   * on it and going across and down. This is the filling of holes by morphological reconstruction
   * (Vincent 1993, "Morphological grayscale reconstruction in image analysis"); it needs no
   * threshold for soft values. A soft ring lets as much through as its clearest pixel.
   */
  record FillHoles() implements MaskEdit {}

  /**
   * Only the largest product stays. Products are the regions of pixels that are kept by half or
   * more (value up to 127) and touch across, down or diagonally; the largest by pixels counts, of
   * equals the one that comes first row by row. Around it each pixel stays as much kept as the best
   * way to it is, so its soft edge stays and what hangs on by a faint thread becomes as faint. A
   * mask that keeps nothing by half stays as it is.
   */
  record KeepLargest() implements MaskEdit {}

  /** The strokes are painted as well: each pixel takes the larger value of mask and strokes. */
  record Add() implements MaskEdit {}

  /**
   * The product comes back under the strokes: each pixel takes the smaller of its value and 255
   * minus the strokes'.
   */
  record Subtract() implements MaskEdit {}

  private static void requirePixels(int pixels) {
    if (pixels < 1 || pixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "%d is not between 1 and %d pixels".formatted(pixels, MOST_PIXELS));
    }
  }
}
