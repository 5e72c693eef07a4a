package backdrop.diffusion.clip;

/** Writes each byte as one visible character, the alphabet in which vocabularies are written. */
final class ByteAlphabet {

  /** How many letters there are, one for each byte. */
  static final int SIZE = 256;

  private static final char[] LETTERS = letters();

  private ByteAlphabet() {}

  /** The letter of a byte, 0 to 255. */
  static char letter(int unsignedByte) {
    return LETTERS[unsignedByte];
  }

  private static char[] letters() {
    char[] letters = new char[SIZE];
    char substitute = SIZE;
    for (int b = 0; b < SIZE; b++) {
      boolean visible = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
      letters[b] = visible ? (char) b : substitute++;
    }
    return letters;
  }
}
