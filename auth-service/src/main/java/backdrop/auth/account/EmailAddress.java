package backdrop.auth.account;

import backdrop.auth.failure.AuthReason;
import backdrop.kit.failure.Failure;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that mail could be sent to. Two addresses are the same person's if their keys are
 * equal: case and Unicode form do not tell people apart.
 *
 * @param written as the person wrote it, trimmed, in Unicode form C
 */
public record EmailAddress(String written) {
  private static final int MAX_LENGTH = 254;
  // Only what no address can have is refused; whether mail arrives is for a mail to find out.
  private static final Pattern SHAPE =
      Pattern.compile("[^\\s\\p{Cntrl}@]{1,64}@(?!-)[^\\s\\p{Cntrl}@.]+(\\.[^\\s\\p{Cntrl}@.]+)*");

  /**
   * The address in a text.
   *
   * @throws Failure EMAIL_INVALID
   */
  public static EmailAddress parse(String text) {
    String written = normalised(text);
    if (written.length() > MAX_LENGTH || !SHAPE.matcher(written).matches()) {
      throw Failure.ofField(
          AuthReason.EMAIL_INVALID,
          "email",
          "must be an address such as name@example.com of at most 254 characters");
    }
    return new EmailAddress(written);
  }

  /** The key of any text, an address or not: what logging in with it looks for. */
  public static String keyOf(String text) {
    return normalised(text).toLowerCase(Locale.ROOT);
  }

  /** What is unique among accounts. */
  public String key() {
    return keyOf(written);
  }

  // Far longer texts are cut before the costly step: they match nothing anyway.
  private static String normalised(String text) {
    String bounded = text.length() > 4 * MAX_LENGTH ? text.substring(0, 4 * MAX_LENGTH) : text;
    return Normalizer.normalize(bounded.strip(), Normalizer.Form.NFC);
  }
}
