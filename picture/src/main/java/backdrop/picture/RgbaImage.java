package backdrop.picture;

import java.util.Arrays;
import java.util.Objects;

/**
 * An image of 8-bit sRGB pixels, interleaved R, G, B, A with straight (not premultiplied) alpha,
 * row by row from the top left. Immutable by convention: the array is shared and nobody writes to
 * it once it is wrapped.
 */
public final class RgbaImage {
  private final int width;
  private final int height;
  private final byte[] pixels;

  private RgbaImage(int width, int height, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** Wraps {@code pixels}, {@code 4 * width * height} bytes, without a copy. */
  public static RgbaImage of(int width, int height, byte[] pixels) {
    requireLength(width, height, 4, pixels.length);
    return new RgbaImage(width, height, pixels);
  }

  /** An opaque image from {@code 3 * width * height} bytes of interleaved R, G, B. */
  public static RgbaImage ofRgb(int width, int height, byte[] rgb) {
    requireLength(width, height, 3, rgb.length);
    byte[] pixels = new byte[4 * width * height];
    for (int from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
      pixels[to] = rgb[from];
      pixels[to + 1] = rgb[from + 1];
      pixels[to + 2] = rgb[from + 2];
      pixels[to + 3] = (byte) 255;
    }
    return new RgbaImage(width, height, pixels);
  }

  /** An opaque image of one colour, {@code 0xRRGGBB}; pure white is {@code 0xffffff}. */
  public static RgbaImage plain(int width, int height, int rgb) {
    byte[] pixels = new byte[Math.multiplyExact(4, Math.multiplyExact(width, height))];
    for (int i = 0; i < pixels.length; i += 4) {
      pixels[i] = (byte) (rgb >> 16);
      pixels[i + 1] = (byte) (rgb >> 8);
      pixels[i + 2] = (byte) rgb;
      pixels[i + 3] = (byte) 255;
    }
    return of(width, height, pixels);
  }

  private static void requireLength(int width, int height, int bands, int length) {
    if (width < 1 || height < 1 || (long) bands * width * height != length) {
      throw new IllegalArgumentException(
          "%d bytes do not make %d x %d pixels of %d bytes"
              .formatted(length, width, height, bands));
    }
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The pixels themselves, not a copy: read, do not write. */
  public byte[] pixels() {
    return pixels;
  }

  /** Where pixel (x, y) begins in {@link #pixels()}. */
  public int offset(int x, int y) {
    return 4 * (y * width + x);
  }

  /** The pixel as {@code 0xAARRGGBB}. */
  public int argb(int x, int y) {
    Objects.checkIndex(x, width);
    int i = offset(x, y);
    return (pixels[i + 3] & 255) << 24
        | (pixels[i] & 255) << 16
        | (pixels[i + 1] & 255) << 8
        | pixels[i + 2] & 255;
  }

  /** Whether every pixel has alpha 255. */
  public boolean opaque() {
    for (int i = 3; i < pixels.length; i += 4) {
      if (pixels[i] != -1) {
        return false;
      }
    }
    return true;
  }

  /**
   * The colours alone, {@code 3 * width * height} bytes of interleaved R, G, B; a copy, alpha is
   * dropped, not blended.
   */
  public byte[] rgb() {
    byte[] rgb = new byte[3 * width * height];
    for (int from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
      rgb[to] = pixels[from];
      rgb[to + 1] = pixels[from + 1];
      rgb[to + 2] = pixels[from + 2];
    }
    return rgb;
  }

  /**
   * This image laid over one colour, {@code 0xRRGGBB}: opaque, and this very object if it already
   * was.
   */
  public RgbaImage over(int rgb) {
    if (opaque()) {
      return this;
    }
    byte[] flat = new byte[pixels.length];
    for (int i = 0; i < flat.length; i += 4) {
      int alpha = pixels[i + 3] & 255;
      flat[i] = (byte) Blend.mix(pixels[i] & 255, rgb >> 16 & 255, alpha);
      flat[i + 1] = (byte) Blend.mix(pixels[i + 1] & 255, rgb >> 8 & 255, alpha);
      flat[i + 2] = (byte) Blend.mix(pixels[i + 2] & 255, rgb & 255, alpha);
      flat[i + 3] = (byte) 255;
    }
    return new RgbaImage(width, height, flat);
  }

  /** The pixels of a box that lies within this image; this very image if that is all of it. */
  public RgbaImage part(Box box) {
    if (box.width() == width && box.height() == height) {
      return this;
    }
    byte[] part = new byte[4 * box.width() * box.height()];
    for (int y = 0; y < box.height(); y++) {
      System.arraycopy(
          pixels, offset(box.x(), box.y() + y), part, 4 * y * box.width(), 4 * box.width());
    }
    return new RgbaImage(box.width(), box.height(), part);
  }

  /** Whether the other image has this one's width and height. */
  public boolean sameSizeAs(RgbaImage other) {
    return width == other.width && height == other.height;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RgbaImage image
        && width == image.width
        && height == image.height
        && Arrays.equals(pixels, image.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "RgbaImage[%d x %d]".formatted(width, height);
  }
}
