package backdrop.auth.account;

import backdrop.kit.failure.Failure;

/**
 * Makes password hashes that are costly to guess from. Bounded: each verb fails with {@link
 * Failure} TOO_MANY_LOGINS rather than queue without end.
 */
public interface PasswordHasher {
  /** A PHC string with its own salt and the parameters of today. */
  String hash(String password);

  /** True if the password made the hash, whichever parameters it was made with. */
  boolean matches(String password, String hash);

  /** Does the work of one {@link #matches} and forgets the outcome. */
  void pretend(String password);

  /** True if the hash was made with parameters other than today's. */
  boolean isOutdated(String hash);
}
