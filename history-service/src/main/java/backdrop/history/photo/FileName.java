package backdrop.history.photo;

import java.text.Normalizer;
import java.util.stream.Collectors;

/**
 * The name of an uploaded file, fit to be shown: never a path, one line, at most 255 characters.
 */
final class FileName {
  private static final int MAX = 255;

  private FileName() {}

  /** What is left of the sender's name: its last part without control and formatting characters. */
  static String clean(String sent) {
    String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    String visible =
        Normalizer.normalize(last, Normalizer.Form.NFC)
            .codePoints()
            .filter(FileName::visible)
            .limit(MAX)
            .mapToObj(Character::toString)
            .collect(Collectors.joining())
            .strip();
    return visible.equals(".") || visible.equals("..") ? "" : visible;
  }

  private static boolean visible(int character) {
    return switch (Character.getType(character)) {
      // FORMAT holds the marks that turn the direction of text around, and so can fake an ending.
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
