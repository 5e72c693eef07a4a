package backdrop.gateway.security;

import backdrop.auth.v1.ExchangeApiKeyRequest;
import backdrop.auth.v1.MutinyAuthServiceGrpc.MutinyAuthServiceStub;
import backdrop.auth.v1.RefreshSessionRequest;
import backdrop.auth.v1.Session;
import backdrop.gateway.wire.Times;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Gets access tokens from auth: for API keys, and for refresh tokens. Never blocks. */
@ApplicationScoped
class SessionTokens {
  private final MutinyAuthServiceStub auth;
  private final RememberedCalls<Session> keys;
  private final RememberedCalls<Session> renewals;

  @Inject
  SessionTokens(@GrpcClient("auth") MutinyAuthServiceStub auth, SessionConfig config) {
    this(auth, config, Clock.systemUTC());
  }

  private SessionTokens(MutinyAuthServiceStub auth, SessionConfig config, Clock clock) {
    this.auth = auth;
    this.keys =
        new RememberedCalls<>(
            config.remembered(),
            clock,
            session ->
                earlier(
                    clock.instant().plus(config.keyLifetime()),
                    Times.instant(session.getAccessExpiresAt()).minus(config.renewBefore())));
    this.renewals =
        new RememberedCalls<>(
            config.remembered(), clock, session -> clock.instant().plus(config.renewedLifetime()));
  }

  /** A session for an API key; fails with KEY_INVALID. Revocation shows within the key lifetime. */
  Uni<Session> exchange(String apiKey) {
    return keys.get(
        apiKey,
        () ->
            auth.exchangeApiKey(ExchangeApiKeyRequest.newBuilder().setSecret(apiKey).build())
                .map(exchanged -> exchanged.getSession()));
  }

  /**
   * The session after this refresh token: parallel requests with one token get one successor. Fails
   * with SESSION_EXPIRED or SESSION_REUSED.
   */
  Uni<Session> renew(String refreshToken) {
    return renewals.get(
        refreshToken,
        () ->
            auth.refreshSession(
                    RefreshSessionRequest.newBuilder().setRefreshToken(refreshToken).build())
                .map(renewed -> renewed.getSession()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
