package backdrop.picture.output;

import backdrop.picture.Box;
import backdrop.picture.RgbaImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes Photoshop files: 8-bit RGB, PackBits, the layers named Background, Shadow and Product in
 * normal blend mode, and the merged picture for readers that know no layers.
 *
 * <p>The layout follows "Adobe Photoshop File Formats Specification" (November 2019): header,
 * colour mode data, image resources, layer and mask information, merged image data; numbers are
 * big-endian.
 */
final class PsdWriter {
  private static final int RGB = 3;
  private static final int PACKED = 1;

  /** Bit 3 says that bit 4 is meaningful: the pixels matter to how the document looks. */
  private static final int FLAGS = 8;

  private record Layer(String name, RgbaImage image, Box box, int[] channels) {}

  private PsdWriter() {}

  static byte[] write(Layers layers) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 16);
    try (DataOutputStream out = new DataOutputStream(file)) {
      RgbaImage picture = layers.picture();
      out.writeBytes("8BPS");
      out.writeShort(1);
      out.write(new byte[6]);
      int bands = picture.opaque() ? 3 : 4;
      out.writeShort(bands);
      out.writeInt(picture.height());
      out.writeInt(picture.width());
      out.writeShort(8);
      out.writeShort(RGB);
      out.writeInt(0); // colour mode data: none for RGB
      out.writeInt(0); // image resources: none
      section(out, section(layers(list(layers), bands == 4), new byte[4]));
      out.writeShort(PACKED);
      packed(out, picture, new Box(0, 0, picture.width(), picture.height()), bands);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return file.toByteArray();
  }

  private static List<Layer> list(Layers layers) {
    List<Layer> list = new ArrayList<>();
    add(list, "Background", layers.background());
    add(list, "Shadow", layers.shadow());
    add(list, "Product", layers.product());
    return list;
  }

  private static void add(List<Layer> list, String name, @Nullable RgbaImage image) {
    if (image != null) {
      // Channel -1 is alpha and comes first, as Photoshop writes it.
      int[] channels = image.opaque() ? new int[] {0, 1, 2} : new int[] {-1, 0, 1, 2};
      list.add(new Layer(name, image, visible(image), channels));
    }
  }

  /** The smallest box around everything that is not fully see-through. */
  private static Box visible(RgbaImage image) {
    int left = image.width();
    int right = 0;
    int top = -1;
    int bottom = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if (image.pixels()[image.offset(x, y) + 3] != 0) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = top < 0 ? y : top;
          bottom = y + 1;
        }
      }
    }
    return top < 0 ? new Box(0, 0, 1, 1) : new Box(left, top, right - left, bottom - top);
  }

  /** Layer information: the records of all layers, then the pixels of all layers, bottom first. */
  private static byte[] layers(List<Layer> layers, boolean mergedHasAlpha) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    DataOutputStream out = new DataOutputStream(bytes);
    // A negative count says that the fourth channel of the merged picture is its transparency.
    out.writeShort(mergedHasAlpha ? -layers.size() : layers.size());
    ByteArrayOutputStream pixels = new ByteArrayOutputStream(1 << 16);
    for (Layer layer : layers) {
      List<byte[]> channels = new ArrayList<>();
      for (int channel : layer.channels()) {
        channels.add(channel(layer, channel));
      }
      layerRecord(out, layer, channels);
      channels.forEach(pixels::writeBytes);
    }
    pixels.writeTo(out);
    if (out.size() % 2 == 1) {
      out.write(0);
    }
    return bytes.toByteArray();
  }

  private static void layerRecord(DataOutputStream out, Layer layer, List<byte[]> channels)
      throws IOException {
    Box box = layer.box();
    out.writeInt(box.y());
    out.writeInt(box.x());
    out.writeInt(box.bottom());
    out.writeInt(box.right());
    out.writeShort(channels.size());
    for (int i = 0; i < channels.size(); i++) {
      out.writeShort(layer.channels()[i]);
      out.writeInt(channels.get(i).length);
    }
    out.writeBytes("8BIMnorm");
    out.write(255); // opacity
    out.write(0); // not clipped to the layer below
    out.write(FLAGS);
    out.write(0);
    ByteArrayOutputStream extra = new ByteArrayOutputStream();
    DataOutputStream more = new DataOutputStream(extra);
    more.writeInt(0); // no mask
    more.writeInt(0); // no blending ranges
    byte[] name = layer.name().getBytes(StandardCharsets.US_ASCII);
    more.write(name.length);
    more.write(name);
    more.write(new byte[Math.floorMod(-(name.length + 1), 4)]);
    section(out, extra.toByteArray());
  }

  private static byte[] channel(Layer layer, int channel) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(PACKED);
    int band = channel < 0 ? 3 : channel;
    packed(out, layer.image(), layer.box(), band, band + 1);
    return bytes.toByteArray();
  }

  private static void packed(DataOutputStream out, RgbaImage image, Box box, int bands)
      throws IOException {
    packed(out, image, box, 0, bands);
  }

  /** The packed length of every row of every band, then the packed rows. */
  private static void packed(DataOutputStream out, RgbaImage image, Box box, int first, int end)
      throws IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream(1 << 14);
    byte[] row = new byte[box.width()];
    for (int band = first; band < end; band++) {
      for (int y = box.y(); y < box.bottom(); y++) {
        for (int x = 0; x < row.length; x++) {
          row[x] = image.pixels()[image.offset(box.x() + x, y) + band];
        }
        int before = rows.size();
        PackBits.pack(row, rows);
        out.writeShort(rows.size() - before);
      }
    }
    rows.writeTo(out);
  }

  private static void section(DataOutputStream out, byte[] content) throws IOException {
    out.writeInt(content.length);
    out.write(content);
  }

  /** A section followed by more bytes, as bytes. */
  private static byte[] section(byte[] content, byte[] more) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 8);
    DataOutputStream out = new DataOutputStream(bytes);
    section(out, content);
    out.write(more);
    return bytes.toByteArray();
  }
}
