package backdrop.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageReader;

/**
 * Reads back WebP that was written here, to measure what encoding cost. Without the checks, the
 * waiting line and the deadline that strangers' files get: those come in by {@link Photos}.
 */
public final class OwnWebp {
  private OwnWebp() {}

  /** The pixels as every reader will see them. */
  public static RgbaImage read(byte[] webp) {
    try {
      ImageReader reader = Codecs.WEBP_READER.createReaderInstance();
      try {
        reader.setInput(ByteParts.stream(webp), true, true);
        return rgba(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("a WebP of our own cannot be read", broken);
    }
  }

  private static RgbaImage rgba(BufferedImage image) {
    if (!(image.getRaster().getDataBuffer() instanceof DataBufferInt buffer)) {
      throw new IllegalStateException("unexpected layout of a decoded WebP: " + image);
    }
    int opaque = image.getColorModel().hasAlpha() ? 0 : 255;
    byte[] pixels = new byte[4 * image.getWidth() * image.getHeight()];
    for (int from = 0, to = 0; to < pixels.length; from++, to += 4) {
      int pixel = buffer.getData()[from];
      pixels[to] = (byte) (pixel >> 16);
      pixels[to + 1] = (byte) (pixel >> 8);
      pixels[to + 2] = (byte) pixel;
      pixels[to + 3] = (byte) (pixel >>> 24 | opaque);
    }
    return RgbaImage.of(image.getWidth(), image.getHeight(), pixels);
  }
}
