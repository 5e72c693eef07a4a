package backdrop.picture;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes JPEGs and puts segments into them. */
final class Jpegs {
  private Jpegs() {}

  /** Four quarters: red, green, blue and white, from the top left to the bottom right. */
  static RgbaImage quarters(int width, int height) {
    byte[] pixels = new byte[4 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean right = x >= width / 2;
        boolean below = y >= height / 2;
        int i = 4 * (y * width + x);
        pixels[i] = (byte) (right == below && !right || right && below ? 240 : 16);
        pixels[i + 1] = (byte) (right ? 240 : 16);
        pixels[i + 2] = (byte) (below ? 240 : 16);
        pixels[i + 3] = -1;
      }
    }
    return RgbaImage.of(width, height, pixels);
  }

  /** Noise, so that the coded data has some length. */
  static byte[] noise(int width, int height) {
    byte[] pixels = new byte[4 * width * height];
    new Random(1).nextBytes(pixels);
    for (int i = 3; i < pixels.length; i += 4) {
      pixels[i] = -1;
    }
    return Encoders.jpeg(RgbaImage.of(width, height, pixels), 80);
  }

  static byte[] segment(int marker, byte... body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xff);
    out.write(marker);
    out.write(body.length + 2 >> 8);
    out.write(body.length + 2);
    out.writeBytes(body);
    return out.toByteArray();
  }

  /** The file with more segments right behind its first marker. */
  static byte[] with(byte[] jpeg, byte[]... segments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    for (byte[] segment : segments) {
      out.writeBytes(segment);
    }
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  static byte[] exif(int orientation) {
    return segment(0xe1, join("Exif\0\0", tiff(3, orientation)));
  }

  /** A TIFF structure with one entry: the orientation, as a value of the given type. */
  static byte[] tiff(int type, int orientation) {
    return new byte[] {
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      (byte) type,
      0,
      0,
      0,
      1,
      (byte) (orientation >> 8),
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
  }

  static byte[] profile(byte[] icc, int part, int parts) {
    byte[] numbered = join("", new byte[] {(byte) part, (byte) parts}, icc);
    return segment(0xe2, join("ICC_PROFILE\0", numbered));
  }

  static byte[] join(String first, byte[]... rest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first.getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] part : rest) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /**
   * A four-component JPEG of one ink mixture, stored inverted with Adobe's marker, as photo editors
   * do.
   */
  static byte[] cmyk(int width, int height, int cyan, int magenta, int yellow, int black) {
    byte[] inks = new byte[4 * width * height];
    for (int i = 0; i < inks.length; i += 4) {
      inks[i] = (byte) (255 - cyan);
      inks[i + 1] = (byte) (255 - magenta);
      inks[i + 2] = (byte) (255 - yellow);
      inks[i + 3] = (byte) (255 - black);
    }
    var raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(inks, inks.length),
            width,
            height,
            4 * width,
            4,
            new int[] {0, 1, 2, 3},
            null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      var writer = Codecs.JPEG_WRITER.createWriterInstance();
      writer.setOutput(stream);
      writer.write(null, new IIOImage(raster, null, null), null);
      writer.dispose();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    byte[] adobe = segment(0xee, join("Adobe", new byte[] {0, 100, 0, 0, 0, 0, 0}));
    return with(out.toByteArray(), adobe);
  }
}
