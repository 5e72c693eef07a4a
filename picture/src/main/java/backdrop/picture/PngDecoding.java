package backdrop.picture;

import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * Decodes a PNG that has been stripped to its picture. Samples are taken as the file has them:
 * Java's own way from gray to colours changes the gray values.
 */
final class PngDecoding {
  private PngDecoding() {}

  static PixelRows decode(PngSamples samples, byte[] clean, Deadline deadline) throws IOException {
    ImageReader reader = Codecs.PNG_READER.createReaderInstance();
    try {
      reader.setInput(ByteParts.stream(clean), true, true);
      Raster raster = deadline.guard(reader, () -> reader.read(0).getRaster());
      int width = raster.getWidth();
      int[] row = new int[width * raster.getNumBands()];
      return (y, rows, rgba) -> {
        for (int i = 0; i < rows; i++) {
          raster.getPixels(0, y + i, width, 1, row);
          samples.copy(row, width, rgba, 4 * i * width);
        }
      };
    } finally {
      reader.dispose();
    }
  }
}
