package backdrop.auth.token;

import java.time.Instant;

/**
 * A token to call with.
 *
 * @param text what goes into call metadata
 * @param expiresAt when it ends
 */
public record AccessToken(String text, Instant expiresAt) {

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return "AccessToken[until " + expiresAt + "]";
  }
}
