package backdrop.auth.token;

import backdrop.auth.secret.Sha256;
import java.util.Map;

/** The services of this installation that may ask for a token of their own, with their secrets. */
public final class ServiceClients {
  private final Map<String, String> secrets;

  /**
   * @param secrets by client id
   */
  public ServiceClients(Map<String, String> secrets) {
    this.secrets = Map.copyOf(secrets);
  }

  /** True if the client exists and this is its secret. */
  public boolean knows(String clientId, String secret) {
    String expected = secrets.get(clientId);
    // An unknown client costs the same comparison; no client has an empty secret.
    boolean same = Sha256.same(expected == null ? "" : expected, secret);
    return same && expected != null && !expected.isEmpty();
  }
}
