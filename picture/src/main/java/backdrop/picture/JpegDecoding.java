package backdrop.picture;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Decodes a JPEG that has been stripped to its picture; inks are read raw, since Java has no right
 * colours for them.
 */
final class JpegDecoding implements IIOReadWarningListener {
  private boolean endedEarly;
  private boolean broken;

  private JpegDecoding() {}

  static PixelRows decode(JpegColours colours, byte[] clean, Deadline deadline) throws IOException {
    ImageReader reader = Codecs.JPEG_READER.createReaderInstance();
    try {
      JpegDecoding warnings = new JpegDecoding();
      reader.addIIOReadWarningListener(warnings);
      reader.setInput(ByteParts.stream(clean), true, true);
      Raster raster =
          deadline.guard(
              reader,
              () ->
                  colours.inks() == Inks.CMYK
                      ? reader.readRaster(0, null)
                      : reader.read(0).getRaster());
      warnings.check();
      return rows(raster, colours);
    } finally {
      reader.dispose();
    }
  }

  /**
   * The decoder fills what is missing or makes no sense with gray and says so in passing; that
   * passing remark is all there is to go by. The words are libjpeg's and are not translated.
   */
  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String words = warning.toLowerCase(Locale.ROOT);
    endedEarly |= words.contains("premature end");
    broken |= words.contains("bad huffman code") || words.contains("instead of rst");
  }

  private void check() {
    if (endedEarly) {
      throw PictureException.of(Refusal.TRUNCATED, "The JPEG ends before its picture does.");
    }
    if (broken) {
      throw PictureException.of(
          Refusal.CORRUPT, "The JPEG is broken: a part of its data makes no sense.");
    }
  }

  private static PixelRows rows(Raster raster, JpegColours colours) {
    if (!(raster.getSampleModel() instanceof PixelInterleavedSampleModel model)
        || !(raster.getDataBuffer() instanceof DataBufferByte buffer)) {
      throw new IllegalStateException("unexpected layout of a decoded JPEG: " + raster);
    }
    int width = raster.getWidth();
    byte[] samples = buffer.getData();
    int pixelStride = model.getPixelStride();
    int scanline = model.getScanlineStride();
    int[] bands = model.getBandOffsets();
    if (colours.inks() == Inks.CMYK) {
      return (y, rows, inks) -> {
        for (int i = 0; i < rows; i++) {
          inks(colours, samples, (y + i) * scanline, width, inks, 4 * i * width);
        }
      };
    }
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

  /** Copies one row as amounts of ink, 0 for none. */
  private static void inks(
      JpegColours colours, byte[] samples, int from, int width, byte[] inks, int to) {
    System.arraycopy(samples, from, inks, to, 4 * width);
    int end = to + 4 * width;
    if (colours.ycck()) {
      for (int i = to; i < end; i += 4) {
        // JFIF's conversion gives what is left of the paper's white, of which the ink is the rest.
        float luma = inks[i] & 255;
        float blue = (inks[i + 1] & 255) - 128;
        float red = (inks[i + 2] & 255) - 128;
        inks[i] = (byte) (255 - Blend.clamp(luma + 1.402f * red));
        inks[i + 1] = (byte) (255 - Blend.clamp(luma - 0.344136f * blue - 0.714136f * red));
        inks[i + 2] = (byte) (255 - Blend.clamp(luma + 1.772f * blue));
      }
    }
    if (colours.inverted()) {
      for (int i = to; i < end; i++) {
        inks[i] = (byte) ~inks[i];
      }
    }
  }
}
