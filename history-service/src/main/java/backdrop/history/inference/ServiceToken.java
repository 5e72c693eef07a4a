package backdrop.history.inference;

import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import java.time.Duration;

/** This service's own access token, fetched when it is first needed and again before it ends. */
public final class ServiceToken {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OidcClient issuer;
  private volatile TokensHelper tokens = new TokensHelper();

  public ServiceToken(OidcClient issuer) {
    this.issuer = issuer;
  }

  /**
   * A token that is still good.
   *
   * @throws Failure SERVICE_UNAVAILABLE if the issuer gives none now
   */
  String value() {
    try {
      return tokens.getTokens(issuer).await().atMost(PATIENCE).getAccessToken();
    } catch (RuntimeException refused) {
      // A wrong secret is put right by an operator, a silent issuer by itself: events wait for
      // both.
      throw new Failure(
          CommonReason.SERVICE_UNAVAILABLE,
          "The token issuer gives this service no token.",
          refused);
    }
  }

  /** Fetches a new token next time: the present one was refused. */
  void forget() {
    tokens = new TokensHelper();
  }
}
