package backdrop.command.diffuse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An array in numpy's file format, version 1.0: little-endian float32, the last axis running
 * fastest.
 */
final class NpyFile {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** numpy pads the header so that the numbers begin at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private NpyFile() {}

  /**
   * The bytes of an array of latents shaped {@code [n, 4, height, width]}.
   *
   * @param latents one array for each of the n pictures, {@code 4 * height * width} long
   * @param pictures the size of the pictures, whose sides the latents divide by one factor
   */
  static byte[] of(List<float[]> latents, Size pictures) {
    double pixels = (double) pictures.width() * pictures.height();
    int factor = (int) Math.round(Math.sqrt(4 * pixels / latents.getFirst().length));
    return of(latents, pictures.height() / factor, pictures.width() / factor);
  }

  private static byte[] of(List<float[]> latents, int height, int width) {
    String shape = "(%d, 4, %d, %d)".formatted(latents.size(), height, width);
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
    int start = Math.ceilDiv(MAGIC.length + 2 + header.length() + 1, ALIGNMENT) * ALIGNMENT;
    int textLength = start - MAGIC.length - 2;
    String padded = header + " ".repeat(textLength - header.length() - 1) + "\n";

    ByteBuffer bytes =
        ByteBuffer.allocate(start + Float.BYTES * latents.size() * 4 * height * width)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MAGIC)
            .putShort((short) textLength)
            .put(padded.getBytes(StandardCharsets.US_ASCII));
    for (float[] picture : latents) {
      bytes.asFloatBuffer().put(picture);
      bytes.position(bytes.position() + Float.BYTES * picture.length);
    }
    return bytes.array();
  }
}
