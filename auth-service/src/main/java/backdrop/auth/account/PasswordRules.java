package backdrop.auth.account;

import backdrop.auth.failure.AuthReason;
import backdrop.kit.failure.Failure;
import java.text.Normalizer;

/**
 * What a password must be: long enough and not one of the first that anybody would try. Any Unicode
 * is welcome; nothing is said about digits or signs.
 */
public final class PasswordRules {
  static final int MIN_LENGTH = 12;
  static final int MAX_LENGTH = 256;

  private final CommonPasswords common;

  public PasswordRules(CommonPasswords common) {
    this.common = common;
  }

  /**
   * The password in the form that is hashed: Unicode form C, so that every keyboard types the same
   * one.
   *
   * @param field where the caller wrote it
   * @throws Failure PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_TOO_COMMON
   */
  public String check(String password, String field) {
    if (!fits(password)) {
      throw Failure.ofField(
          AuthReason.PASSWORD_TOO_LONG, field, "must have at most " + MAX_LENGTH + " characters");
    }
    String normalised = normalised(password);
    if (normalised.codePointCount(0, normalised.length()) < MIN_LENGTH) {
      throw Failure.ofField(
          AuthReason.PASSWORD_TOO_SHORT, field, "must have at least " + MIN_LENGTH + " characters");
    }
    if (common.contains(normalised)) {
      throw Failure.ofField(
          AuthReason.PASSWORD_TOO_COMMON,
          field,
          "must not be one of the passwords that are tried first");
    }
    return normalised;
  }

  /** The form that is hashed, for a password that is compared and not set. */
  static String normalised(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  /** False for a text too long to be anybody's password. */
  static boolean fits(String password) {
    return password.codePointCount(0, password.length()) <= MAX_LENGTH;
  }
}
