package backdrop.auth.token;

import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import backdrop.kit.identity.Roles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Issues access tokens and recognises them again. A token lives for minutes and cannot be taken
 * back; what ends a session or a key ends it by giving no further one.
 */
public final class AccessTokens {
  private final KeyRing keys;
  private final TokenFormat format;
  private final Duration lifetime;
  private final InstantSource clock;
  private final Supplier<String> ids;

  public AccessTokens(
      KeyRing keys,
      TokenFormat format,
      Duration lifetime,
      InstantSource clock,
      Supplier<String> ids) {
    this.keys = keys;
    this.format = format;
    this.lifetime = lifetime;
    this.clock = clock;
    this.ids = ids;
  }

  /** For an account that logged in with its password: may also change the account. */
  public AccessToken forLogIn(String accountId) {
    return issue(accountId, Set.of(Roles.USER, Roles.ACCOUNT));
  }

  /** For a program with an API key: may use the account and not change it. */
  public AccessToken forApiKey(String accountId) {
    return issue(accountId, Set.of(Roles.USER));
  }

  /** For another service of this installation. */
  public AccessToken forService(String clientId) {
    return issue(clientId, Set.of(Roles.SERVICE));
  }

  /**
   * What a token says.
   *
   * @throws Failure TOKEN_INVALID unless it is one of ours and still alive
   */
  public AccessClaims verify(String token) {
    return format
        .read(token, clock.instant(), keys::byId)
        .orElseThrow(
            () -> new Failure(CommonReason.TOKEN_INVALID, "The access token is not valid."));
  }

  private AccessToken issue(String subject, Set<String> roles) {
    // Tokens count in whole seconds.
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.plus(lifetime);
    var claims = new AccessClaims(subject, roles, ids.get(), now, end);
    return new AccessToken(format.write(claims, keys.current()), end);
  }
}
