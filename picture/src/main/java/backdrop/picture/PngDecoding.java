package backdrop.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * Decodes a PNG that has been stripped to header, palette and data, and reads its raster without
 * Java's colour conversion.
 */
final class PngDecoding {
  private PngDecoding() {}

  static PixelRows decode(byte[] clean, PngSamples samples, Deadline deadline) throws IOException {
    ImageReader reader = Codecs.PNG_READER.createReaderInstance();
    try {
      reader.setInput(ByteParts.stream(clean), true, true);
      BufferedImage image = deadline.guard(reader, () -> reader.read(0));
      Raster raster = image.getRaster();
      if (raster.getNumBands() != samples.bands()) {
        throw new IllegalStateException("unexpected layout of a decoded PNG: " + image);
      }
      return rows(raster, samples);
    } finally {
      reader.dispose();
    }
  }

  private static PixelRows rows(Raster raster, PngSamples samples) {
    int width = raster.getWidth();
    int[] row = new int[width * samples.bands()];
    return (y, rows, rgba) -> {
      for (int i = 0; i < rows; i++) {
        samples.copy(raster.getPixels(0, y + i, width, 1, row), width, rgba, 4 * i * width);
      }
    };
  }
}
