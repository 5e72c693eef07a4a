package backdrop.diffusion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads little-endian float32 arrays that numpy saved in row-major order (format version 1.0, see
 * numpy.lib.format).
 */
final class NumpyFile {

  private static final int PREAMBLE = 10;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(([\\d, ]+)\\), }\\s*");

  private NumpyFile() {}

  /** The values at this index of the first axis. */
  static float[] row(Path file, int row) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[bytes.getShort(PREAMBLE - 2)];
    bytes.position(PREAMBLE).get(header);
    Matcher shape = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
    if (!shape.matches()) {
      throw new IOException(file + " holds no float32 array");
    }
    int[] sides = Arrays.stream(shape.group(1).split(", *")).mapToInt(Integer::parseInt).toArray();
    float[] values = new float[Arrays.stream(sides).skip(1).reduce(1, (a, b) -> a * b)];
    bytes.position(bytes.position() + row * values.length * Float.BYTES);
    bytes.asFloatBuffer().get(values);
    return values;
  }
}
