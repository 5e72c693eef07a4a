package backdrop.gateway.security;

import backdrop.auth.v1.Session;
import backdrop.gateway.wire.Statuses;
import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import backdrop.kit.grpc.AccessTokenVerifier;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Proves who calls, in one of three ways: an access token or an API key in {@code Authorization:
 * Bearer}, or the session cookies of a browser. Whichever it was, the identity carries a verified
 * access token. A session whose access token has ended is renewed on the way, and the reply sets
 * the new cookies. Without credentials nobody calls.
 */
@ApplicationScoped
public class CredentialsMechanism implements HttpAuthenticationMechanism {
  private static final String BEARER = "bearer ";
  private static final String KEY_PREFIX = "bg_live_";
  private static final Pattern KEY = Pattern.compile("bg_live_[0-9A-Za-z]{36}");

  private final AccessTokenVerifier verifier;
  private final SessionTokens tokens;
  private final SessionCookies cookies;
  private final SessionConfig config;
  private final Clock clock = Clock.systemUTC();

  @Inject
  public CredentialsMechanism(
      AccessTokenVerifier verifier,
      SessionTokens tokens,
      SessionCookies cookies,
      SessionConfig config) {
    this.verifier = verifier;
    this.tokens = tokens;
    this.cookies = cookies;
    this.config = config;
  }

  @Override
  public int getPriority() {
    // Before OIDC's own mechanism, which knows neither keys nor cookies.
    return DEFAULT_PRIORITY + 100;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    @Nullable String authorization = context.request().getHeader("Authorization");
    if (authorization != null) {
      return onCallersThread(bearer(authorization));
    }
    Optional<String> access = cookies.accessToken(context);
    Optional<String> refresh = cookies.refreshToken(context);
    if (access.isPresent()) {
      return onCallersThread(session(context, access.get(), refresh));
    }
    return refresh.isPresent()
        ? onCallersThread(renewed(context, refresh.get()))
        : Uni.createFrom().nullItem();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().nullItem();
  }

  private Uni<SecurityIdentity> bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Uni.createFrom().failure(tokenInvalid());
    }
    String token = authorization.substring(BEARER.length()).strip();
    if (!token.startsWith(KEY_PREFIX)) {
      return verify(token);
    }
    return KEY.matcher(token).matches()
        ? tokens.exchange(token).chain(session -> verify(session.getAccessToken()))
        : Uni.createFrom().failure(tokenInvalid());
  }

  private Uni<SecurityIdentity> session(
      RoutingContext context, String access, Optional<String> refresh) {
    Uni<SecurityIdentity> verified = verify(access);
    if (refresh.isEmpty()) {
      return verified;
    }
    return verified
        .map(
            identity ->
                endsSoon(identity) ? Optional.<SecurityIdentity>empty() : Optional.of(identity))
        .onFailure(Failure.class)
        .recoverWithItem(Optional.empty())
        .chain(
            identity ->
                identity.isPresent()
                    ? Uni.createFrom().item(identity.get())
                    : renewed(context, refresh.get()));
  }

  private Uni<SecurityIdentity> renewed(RoutingContext context, String refreshToken) {
    return tokens
        .renew(refreshToken)
        .onFailure(Statuses::isSignedOut)
        .invoke(ended -> cookies.clear(context))
        .chain(session -> verifyAndKeep(context, session));
  }

  private Uni<SecurityIdentity> verifyAndKeep(RoutingContext context, Session session) {
    return verify(session.getAccessToken()).invoke(identity -> cookies.set(context, session));
  }

  private Uni<SecurityIdentity> verify(String token) {
    return verifier
        .verify(token)
        .onFailure(AuthenticationFailedException.class)
        .transform(failed -> tokenInvalid())
        // The issuer was never reached yet, so nothing can be verified.
        .onFailure(OIDCException.class)
        .transform(
            failed ->
                new Failure(
                    CommonReason.SERVICE_UNAVAILABLE,
                    "Nobody can be let in at the moment. Try again in a few seconds.",
                    failed));
  }

  private boolean endsSoon(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        && token.getExpirationTime() < clock.instant().plus(config.renewBefore()).getEpochSecond();
  }

  /** Remembered answers arrive on the thread of whoever asked first. */
  private static <T> Uni<T> onCallersThread(Uni<T> uni) {
    @Nullable Context context = Vertx.currentContext();
    return context == null
        ? uni
        : uni.emitOn(command -> context.runOnContext(ignored -> command.run()));
  }

  private static Failure tokenInvalid() {
    return new Failure(CommonReason.TOKEN_INVALID, "The access token or API key is not valid.");
  }
}
