package backdrop.picture;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.jpeg.JPEGQTable;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes finished pictures: pixels and nothing else, the same bytes for the same pixels. */
public final class Encoders {
  /** From this quality on a JPEG keeps its colours at full resolution. */
  private static final int FULL_COLOUR_QUALITY = 90;

  /**
   * From this quality on no JPEG coefficient is rounded more coarsely than to {@link
   * #FINEST_LUMINANCE} or {@link #FINEST_CHROMINANCE}. The standard tables at quality 95 round fine
   * detail to steps of up to 12, which leaves 36 dB of white noise; these leave 45 dB of anything,
   * and on photos cost 3 %.
   */
  private static final int FAITHFUL_QUALITY = 95;

  private static final int FINEST_LUMINANCE = 3;
  private static final int FINEST_CHROMINANCE = 2;

  /** libwebp's near-lossless level: what is off is off by at most 2. */
  private static final int NEAR_LOSSLESS = 60;

  private static final int WHITE = 0xffffff;

  private Encoders() {}

  /**
   * Writes in the format asked for.
   *
   * @param quality 1 to 100; without meaning for PNG
   */
  public static byte[] encode(RgbaImage image, PictureFormat format, int quality) {
    return switch (format) {
      case PNG -> png(image);
      case JPEG -> jpeg(image, quality);
      case WEBP -> webp(image, quality);
    };
  }

  /** Lossless; with an alpha channel only if the image is not opaque. */
  public static byte[] png(RgbaImage image) {
    return PngWriter.write(image);
  }

  /** Lossless 8-bit gray: white = paint, black = keep. */
  public static byte[] png(Mask mask) {
    return PngWriter.write(mask);
  }

  /**
   * Lays the image over white and writes it; from quality 90 on without chroma subsampling, from 95
   * on within 45 dB of any picture.
   */
  public static byte[] jpeg(RgbaImage image, int quality) {
    ImageWriter writer = writer(Codecs.JPEG_WRITER::createWriterInstance);
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(share(quality));
    BufferedImage opaque = buffered(image.over(WHITE), 3);
    IIOMetadata metadata =
        quality < FULL_COLOUR_QUALITY
            ? null
            : fullColour(
                writer.getDefaultImageMetadata(new ImageTypeSpecifier(opaque), param), quality);
    if (quality >= FAITHFUL_QUALITY) {
      param.setCompressionMode(ImageWriteParam.MODE_COPY_FROM_METADATA);
    }
    return write(writer, param, new IIOImage(opaque, null, metadata));
  }

  /** Lossy, with alpha if the image is not opaque. */
  public static byte[] webp(RgbaImage image, int quality) {
    return webp(image, CompressionType.Lossy, share(quality), 100);
  }

  /** Every pixel as it is, colours under full transparency included. */
  public static byte[] losslessWebp(RgbaImage image) {
    return webp(image, CompressionType.Lossless, 0.5f, 100);
  }

  /** Every value within 2 of what it was; larger than lossy WebP, and its colours stay sharp. */
  public static byte[] nearLosslessWebp(RgbaImage image) {
    return webp(image, CompressionType.Lossless, 0.5f, NEAR_LOSSLESS);
  }

  private static byte[] webp(
      RgbaImage image, CompressionType type, float quality, int nearLossless) {
    ImageWriter writer = writer(Codecs.WEBP_WRITER::createWriterInstance);
    WebPWriteParam param = (WebPWriteParam) writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionType(type);
    param.setCompressionQuality(quality);
    param.setNearLossless(nearLossless);
    param.setExact(type == CompressionType.Lossless);
    return write(writer, param, new IIOImage(buffered(image, image.opaque() ? 3 : 4), null, null));
  }

  private static byte[] write(ImageWriter writer, ImageWriteParam param, IIOImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, image, param);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A view of the image's own bytes; with 3 bands alpha is passed over. */
  private static BufferedImage buffered(RgbaImage image, int bands) {
    int[] offsets = bands == 3 ? new int[] {0, 1, 2} : new int[] {0, 1, 2, 3};
    var raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(image.pixels(), image.pixels().length),
            image.width(),
            image.height(),
            4 * image.width(),
            4,
            offsets,
            null);
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            bands == 4,
            false,
            bands == 4 ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE);
    return new BufferedImage(model, raster, false, null);
  }

  /** Sets all sampling factors of the frame header to 1, and bounds the steps of rounding. */
  private static @Nullable IIOMetadata fullColour(IIOMetadata metadata, int quality) {
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    var components = root.getElementsByTagName("componentSpec");
    for (int i = 0; i < components.getLength(); i++) {
      IIOMetadataNode component = (IIOMetadataNode) components.item(i);
      component.setAttribute("HsamplingFactor", "1");
      component.setAttribute("VsamplingFactor", "1");
    }
    if (quality >= FAITHFUL_QUALITY) {
      boundSteps(root, quality);
    }
    try {
      metadata.setFromTree(format, root);
    } catch (IIOInvalidTreeException impossible) {
      throw new IllegalStateException("the writer refused its own metadata", impossible);
    }
    return metadata;
  }

  private static void boundSteps(IIOMetadataNode root, int quality) {
    float scale = Math.max(0.02f, (100 - quality) / 50f);
    var tables = root.getElementsByTagName("dqtable");
    for (int i = 0; i < tables.getLength(); i++) {
      IIOMetadataNode table = (IIOMetadataNode) tables.item(i);
      boolean luminance = "0".equals(table.getAttribute("qtableId"));
      JPEGQTable standard = luminance ? JPEGQTable.K1Luminance : JPEGQTable.K2Chrominance;
      int most = luminance ? FINEST_LUMINANCE : FINEST_CHROMINANCE;
      int[] steps = standard.getScaledInstance(scale, true).getTable();
      for (int step = 0; step < steps.length; step++) {
        steps[step] = Math.min(steps[step], most);
      }
      table.setUserObject(new JPEGQTable(steps));
    }
  }

  private static float share(int quality) {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("a quality lies between 1 and 100, not " + quality);
    }
    return quality / 100f;
  }

  @FunctionalInterface
  private interface Opening {
    ImageWriter open() throws IOException;
  }

  private static ImageWriter writer(Opening opening) {
    try {
      return opening.open();
    } catch (IOException impossible) {
      throw new UncheckedIOException("opening a writer failed", impossible);
    }
  }
}
