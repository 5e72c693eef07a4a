package backdrop.auth.account;

import java.time.Instant;

/**
 * Somebody who owns photos, styles and generations.
 *
 * @param id stable, the subject of the account's tokens
 * @param email address that the account logs in with
 * @param name what the person wants to be called; may be empty
 * @param language preferred language
 * @param passwordHash PHC string
 * @param createdAt when it was made
 */
public record Account(
    String id,
    EmailAddress email,
    String name,
    Language language,
    String passwordHash,
    Instant createdAt) {

  /** Keeps the hash out of logs. */
  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
