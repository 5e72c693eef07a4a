package backdrop.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Decodes a JPEG that has been stripped to its picture: gray and RGB by the JDK, CMYK by
 * TwelveMonkeys.
 */
final class JpegDecoding implements IIOReadWarningListener {
  private boolean endedEarly;

  private JpegDecoding() {}

  static PixelRows decode(JpegFile file, byte[] clean, Deadline deadline) throws IOException {
    ImageReader reader =
        (file.cmyk() ? Codecs.CMYK_READER : Codecs.JPEG_READER).createReaderInstance();
    try {
      JpegDecoding warnings = new JpegDecoding();
      reader.addIIOReadWarningListener(warnings);
      reader.setInput(ByteParts.stream(clean), true, true);
      BufferedImage image = deadline.guard(reader, () -> reader.read(0));
      if (warnings.endedEarly) {
        throw PictureException.of(Refusal.TRUNCATED, "The JPEG ends before its picture does.");
      }
      return rows(image);
    } finally {
      reader.dispose();
    }
  }

  /**
   * The decoder fills what is missing with gray and says so in passing; that passing remark is all
   * there is to go by.
   */
  @Override
  public void warningOccurred(ImageReader source, String warning) {
    endedEarly |= warning.toLowerCase(Locale.ROOT).contains("premature end");
  }

  private static PixelRows rows(BufferedImage image) {
    var raster = image.getRaster();
    if (!(raster.getSampleModel() instanceof PixelInterleavedSampleModel model)
        || !(raster.getDataBuffer() instanceof DataBufferByte buffer)) {
      throw new IllegalStateException("unexpected layout of a decoded JPEG: " + image);
    }
    int width = image.getWidth();
    byte[] samples = buffer.getData();
    int pixelStride = model.getPixelStride();
    int scanline = model.getScanlineStride();
    int[] bands = model.getBandOffsets();
    int red = bands[0];
    int green = bands[bands.length < 3 ? 0 : 1];
    int blue = bands[bands.length < 3 ? 0 : 2];
    return (y, rows, rgba) -> {
      int to = 0;
      for (int row = y; row < y + rows; row++) {
        int from = row * scanline;
        for (int x = 0; x < width; x++, from += pixelStride, to += 4) {
          rgba[to] = samples[from + red];
          rgba[to + 1] = samples[from + green];
          rgba[to + 2] = samples[from + blue];
          rgba[to + 3] = (byte) 255;
        }
      }
    };
  }
}
