package backdrop.auth.session;

import backdrop.auth.secret.Sha256;

/**
 * A refresh token that this service issued: which session it belongs to, and its secret part.
 * {@link RefreshTokens} alone makes and reads them.
 *
 * @param sessionId the session
 * @param text what the client holds, opaque to it
 */
record RefreshToken(String sessionId, String text) {

  /** What is kept of it. */
  String hash() {
    return Sha256.of(text);
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "RefreshToken[" + sessionId + "]";
  }
}
