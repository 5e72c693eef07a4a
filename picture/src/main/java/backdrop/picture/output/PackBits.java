package backdrop.picture.output;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Apple's run lengths: a head of 0 to 127 is followed by that many bytes plus one, a head of -1 to
 * -127 by one byte that counts one minus the head times.
 */
final class PackBits {
  private static final int LONGEST = 128;

  private PackBits() {}

  static void pack(byte[] row, ByteArrayOutputStream to) {
    int at = 0;
    while (at < row.length) {
      int run = run(row, at);
      if (run > 1) {
        to.write(1 - run);
        to.write(row[at]);
        at += run;
      } else {
        int end = at + 1;
        // A run of two inside other bytes costs as much as it saves.
        while (end < row.length && end - at < LONGEST && run(row, end) < 3) {
          end++;
        }
        to.write(end - at - 1);
        to.write(row, at, end - at);
        at = end;
      }
    }
  }

  private static int run(byte[] row, int at) {
    int end = at + 1;
    while (end < row.length && end - at < LONGEST && row[end] == row[at]) {
      end++;
    }
    return end - at;
  }

  /**
   * Unpacks one row.
   *
   * @return where the packed bytes end
   * @throws IndexOutOfBoundsException if they are not as long as the row
   */
  static int unpack(byte[] packed, int at, byte[] row) {
    int filled = 0;
    while (filled < row.length) {
      int head = packed[at++];
      if (head >= 0) {
        System.arraycopy(packed, at, row, filled, head + 1);
        at += head + 1;
        filled += head + 1;
      } else if (head != -128) {
        Arrays.fill(row, filled, filled + 1 - head, packed[at++]);
        filled += 1 - head;
      }
    }
    return at;
  }
}
