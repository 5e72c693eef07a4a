package backdrop.picture;

import static backdrop.picture.ByteParts.startsWith;

/**
 * How the components of a JPEG become colours, decided as libjpeg decides it: three components are
 * luma and chroma unless Adobe's marker or their names say RGB; four are inks, stored inverted
 * where Adobe's marker is present.
 */
final class JpegColours {
  private static final int UNTOLD = -1;

  private boolean jfif;
  private int adobeTransform = UNTOLD;
  private String names = "";

  /** Takes in the body of an APP0 or APP14 segment. */
  void marker(byte[] bytes, int body, int end) {
    if (startsWith(bytes, body, end, "JFIF\0")) {
      jfif = true;
    } else if (startsWith(bytes, body, end, "Adobe") && end - body >= 12) {
      adobeTransform = bytes[body + 11] & 255;
    }
  }

  /** Takes in the name of the next component. */
  void component(byte name) {
    names += (char) (name & 255);
  }

  Inks inks() {
    return switch (names.length()) {
      case 1 -> Inks.GRAY;
      case 3 -> Inks.RGB;
      default -> Inks.CMYK;
    };
  }

  /** Three components that hold red, green and blue as they are. */
  boolean plainRgb() {
    return names.length() == 3
        && !jfif
        && (adobeTransform == UNTOLD ? names.equals("RGB") : adobeTransform == 0);
  }

  /** Four components of which the first three are luma and chroma of inks. */
  boolean ycck() {
    return names.length() == 4 && adobeTransform != UNTOLD && adobeTransform != 0;
  }

  /** Inks stored as 255 for none, as everything of Adobe's does. */
  boolean inverted() {
    return adobeTransform != UNTOLD;
  }

  /**
   * Writes the one marker that makes a decoder see it the same way, whatever the file had: Java
   * takes an unmarked file without subsampling for RGB. Inks are read raw and need none.
   */
  void write(ByteParts clean) {
    if (plainRgb()) {
      clean.add(0xff, 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0);
    } else if (inks() != Inks.CMYK) {
      clean.add(0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
    }
  }

  @Override
  public String toString() {
    return switch (inks()) {
      case GRAY -> "gray";
      case RGB -> plainRgb() ? "RGB" : "YCbCr";
      case CMYK -> ycck() ? "YCCK" : "CMYK";
    };
  }
}
