package backdrop.diffusion.clip;

import java.nio.charset.StandardCharsets;

/**
 * Writes each byte of a text as one visible character, the alphabet in which merges are written.
 */
final class ByteAlphabet {

  private static final char[] LETTERS = letters();

  private ByteAlphabet() {}

  /** The UTF-8 bytes of the text, one character each. */
  static String encode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder letters = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      letters.append(LETTERS[b & 0xFF]);
    }
    return letters.toString();
  }

  private static char[] letters() {
    char[] letters = new char[256];
    char substitute = 256;
    for (int b = 0; b < 256; b++) {
      boolean visible = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
      letters[b] = visible ? (char) b : substitute++;
    }
    return letters;
  }
}
