package backdrop.picture;

import java.util.Arrays;

/**
 * What to paint and what to keep: one byte a pixel, 255 (white) = paint, 0 (black) = keep, between
 * them a soft edge. A photo's mask has the size of the upright photo; the product's alpha is 255
 * minus the mask. Immutable by convention, as {@link RgbaImage} is.
 */
public final class Mask {
  private final int width;
  private final int height;
  private final byte[] values;

  private Mask(int width, int height, byte[] values) {
    this.width = width;
    this.height = height;
    this.values = values;
  }

  /** Wraps {@code width * height} bytes, row by row, without a copy. */
  public static Mask of(int width, int height, byte[] values) {
    if (width < 1 || height < 1 || (long) width * height != values.length) {
      throw new IllegalArgumentException(
          "%d bytes do not make a mask of %d x %d".formatted(values.length, width, height));
    }
    return new Mask(width, height, values);
  }

  /**
   * Reads a mask for a photo from a PNG. Colours count by their luminance; what is transparent
   * counts as black, so white strokes on a transparent layer are a mask.
   *
   * @param width of the upright photo
   * @param height of the upright photo
   * @throws PictureException if the bytes are refused, are of another size, or keep nothing;
   *     painting nothing is accepted
   */
  public static Mask decode(byte[] png, int width, int height, DecodeLimits limits) {
    return decode(png, MaskReading.LUMINANCE, width, height, limits);
  }

  /**
   * Reads a mask for a photo from a PNG whose values mean what {@code reading} says.
   *
   * @param width of the upright photo
   * @param height of the upright photo
   * @throws PictureException if the bytes are refused, are of another size, or keep nothing;
   *     painting nothing is accepted
   */
  public static Mask decode(
      byte[] png, MaskReading reading, int width, int height, DecodeLimits limits) {
    RgbaImage image = read(png, width, height, limits);
    Mask mask =
        switch (reading) {
          case LUMINANCE -> ofLuminance(image);
          case ALPHA -> fromAlpha(image);
        };
    mask.requireProduct();
    return mask;
  }

  /**
   * Reads strokes for a photo from a PNG: white where something was drawn, on black or on nothing.
   * There may be strokes everywhere.
   *
   * @throws PictureException if the bytes are refused or are of another size
   */
  public static Mask decodeStrokes(byte[] png, int width, int height, DecodeLimits limits) {
    return ofLuminance(read(png, width, height, limits));
  }

  private static RgbaImage read(byte[] png, int width, int height, DecodeLimits limits) {
    PhotoHeader header = Photos.inspect(png, limits);
    if (header.format() != PictureFormat.PNG) {
      throw PictureException.of(
          Refusal.UNSUPPORTED_TYPE, "A mask is a PNG; this file is %s.".formatted(header.format()));
    }
    if (header.uprightWidth() != width || header.uprightHeight() != height) {
      throw PictureException.of(
          Refusal.MASK_SIZE_DIFFERS,
          "The mask has %d x %d pixels, its photo %d x %d."
              .formatted(header.uprightWidth(), header.uprightHeight(), width, height));
    }
    return Photos.decode(png, limits).image();
  }

  /** Keeps what the image shows and paints what is transparent. */
  public static Mask fromAlpha(RgbaImage image) {
    byte[] pixels = image.pixels();
    byte[] values = new byte[pixels.length / 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) ~pixels[4 * i + 3];
    }
    return new Mask(image.width(), image.height(), values);
  }

  private static Mask ofLuminance(RgbaImage image) {
    byte[] pixels = image.pixels();
    byte[] values = new byte[pixels.length / 4];
    for (int i = 0, from = 0; i < values.length; i++, from += 4) {
      // The weights of Rec. 709 in 256ths: a gray value comes out as itself.
      int luminance =
          (54 * (pixels[from] & 255)
                  + 183 * (pixels[from + 1] & 255)
                  + 19 * (pixels[from + 2] & 255)
                  + 128)
              >> 8;
      values[i] = (byte) Blend.mix(luminance, 0, pixels[from + 3] & 255);
    }
    return new Mask(image.width(), image.height(), values);
  }

  /**
   * Refuses a mask that keeps nothing.
   *
   * @throws PictureException {@link Refusal#MASK_EMPTY}
   */
  public void requireProduct() {
    for (byte value : values) {
      if (Product.visible(255 - (value & 255))) {
        return;
      }
    }
    throw PictureException.of(
        Refusal.MASK_EMPTY,
        "The mask is white everywhere: it keeps nothing, so there is no product.");
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The values themselves, not a copy: read, do not write. */
  public byte[] values() {
    return values;
  }

  /** 0 (keep) to 255 (paint). */
  public int at(int x, int y) {
    return values[y * width + x] & 255;
  }

  /** The share of the area that is painted, 0 to 1; soft pixels count in part. */
  public double paintedShare() {
    long sum = 0;
    for (byte value : values) {
      sum += value & 255;
    }
    return sum / (255.0 * values.length);
  }

  /** Paint becomes keep and keep becomes paint. */
  public Mask inverted() {
    byte[] inverted = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      inverted[i] = (byte) ~values[i];
    }
    return new Mask(width, height, inverted);
  }

  /** The painted area grown by {@code radius} pixels in all directions; the kept area gives way. */
  public Mask grown(int radius) {
    return new Mask(width, height, Morphology.maximum(values, width, height, radius));
  }

  /** The painted area shrunk by {@code radius} pixels in all directions; the kept area grows. */
  public Mask shrunk(int radius) {
    return inverted().grown(radius).inverted();
  }

  /** The edge made soft over about {@code radius} pixels to either side. */
  public Mask feathered(int radius) {
    return new Mask(width, height, Morphology.blur(values, width, height, radius));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mask mask
        && width == mask.width
        && height == mask.height
        && Arrays.equals(values, mask.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Mask[%d x %d]".formatted(width, height);
  }
}
