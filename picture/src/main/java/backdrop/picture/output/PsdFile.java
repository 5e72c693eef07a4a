package backdrop.picture.output;

import backdrop.picture.RgbaImage;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads back the merged picture of a Photoshop file that was written here. */
public final class PsdFile {
  private static final int HEADER = 26;

  private PsdFile() {}

  /** The bytes are no Photoshop file of the kind that is written here. */
  public static final class Broken extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Broken(String message, Throwable cause) {
      super(message, cause);
    }

    Broken(String message) {
      super(message);
    }
  }

  /**
   * The merged picture, opaque unless the file has a fourth channel.
   *
   * @throws Broken for a file of another kind: not 8-bit RGB packed by PackBits
   */
  public static RgbaImage picture(byte[] file) {
    try {
      return read(ByteBuffer.wrap(file));
    } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException broken) {
      throw new Broken("the Photoshop file is cut off or broken", broken);
    }
  }

  private static RgbaImage read(ByteBuffer file) {
    int bands = file.getShort(12);
    int height = file.getInt(14);
    int width = file.getInt(18);
    int at = HEADER;
    for (int section = 0; section < 3; section++) {
      at = Math.addExact(at, 4 + file.getInt(at));
    }
    boolean known =
        file.getInt(0) == 0x38425053
            && file.getShort(22) == 8
            && file.getShort(24) == 3
            && (bands == 3 || bands == 4)
            && file.getShort(at) == 1;
    if (!known) {
      throw new Broken("not a packed 8-bit RGB Photoshop file");
    }
    if ((long) bands * width * height > 128L * file.capacity()) {
      throw new Broken("the Photoshop file is too short for its picture");
    }
    byte[] pixels = new byte[Math.multiplyExact(4, Math.multiplyExact(width, height))];
    byte[] row = new byte[width];
    at += 2 + 2 * bands * height;
    for (int band = 0; band < 4; band++) {
      for (int y = 0; y < height; y++) {
        if (band < bands) {
          at = PackBits.unpack(file.array(), at, row);
        } else {
          Arrays.fill(row, (byte) 255);
        }
        for (int x = 0; x < width; x++) {
          pixels[4 * (y * width + x) + band] = row[x];
        }
      }
    }
    return RgbaImage.of(width, height, pixels);
  }
}
