package backdrop.auth.session;

import java.time.Instant;

/**
 * What the client gets of a session.
 *
 * @param accountId whose it is
 * @param refreshToken to be used once
 * @param refreshEnd when that token ends if it is not used before
 */
public record OpenSession(String accountId, String refreshToken, Instant refreshEnd) {

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return "OpenSession[" + accountId + "]";
  }
}
