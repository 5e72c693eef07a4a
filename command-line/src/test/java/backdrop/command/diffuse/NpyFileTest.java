package backdrop.command.diffuse;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NpyFileTest {

  @Test
  void isLaidOutAsNumpySays() {
    float[] first = numbers(0);
    float[] second = numbers(1000);

    byte[] file = NpyFile.of(List.of(first, second), new Size(24, 16));

    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    bytes.get(magic);
    byte[] text = new byte[bytes.getShort()];
    bytes.get(text);
    String header = new String(text, StandardCharsets.US_ASCII);
    float[] numbers = new float[48];
    bytes.asFloatBuffer().get(numbers);
    assertAll(
        () -> assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, magic),
        () ->
            assertEquals(
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 4, 2, 3), }",
                header.strip()),
        () -> assertEquals('\n', header.charAt(header.length() - 1)),
        () -> assertEquals(0, (10 + text.length) % 64),
        () -> assertEquals(10 + text.length + 48 * 4, file.length),
        () -> assertEquals(23, numbers[23]),
        () -> assertEquals(1000, numbers[24]));
  }

  /** Latents {@code [4, 2, 3]} that count up. */
  private static float[] numbers(int from) {
    float[] numbers = new float[24];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = from + i;
    }
    return numbers;
  }
}
