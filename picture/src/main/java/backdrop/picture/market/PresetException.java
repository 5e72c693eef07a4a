package backdrop.picture.market;

/** A preset cannot be used; the message names the file, the field and the rule. */
public final class PresetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PresetException(String message) {
    super(message);
  }
}
