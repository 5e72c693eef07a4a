package backdrop.auth.grpc;

import backdrop.auth.account.Account;
import backdrop.auth.account.Registration;
import backdrop.auth.key.ApiKey;
import backdrop.auth.session.OpenSession;
import backdrop.auth.token.AccessToken;
import backdrop.auth.v1.RegisterAccountRequest;
import backdrop.auth.v1.Session;
import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Core types as wire types and back. */
final class AuthMessages {
  private AuthMessages() {}

  static Registration registration(RegisterAccountRequest request) {
    return new Registration(
        request.getEmail(),
        request.getPassword(),
        request.getName(),
        request.getLanguage(),
        request.getRemoteAddress());
  }

  static backdrop.auth.v1.Account account(Account account) {
    return backdrop.auth.v1.Account.newBuilder()
        .setAccountId(account.id())
        .setEmail(account.email().written())
        .setName(account.name())
        .setLanguage(account.language().tag())
        .setCreatedAt(timestamp(account.createdAt()))
        .build();
  }

  static Session session(OpenSession session, AccessToken access) {
    return session(access).toBuilder()
        .setRefreshToken(session.refreshToken())
        .setRefreshExpiresAt(timestamp(session.refreshEnd()))
        .build();
  }

  /** A session that cannot be refreshed. */
  static Session session(AccessToken access) {
    return Session.newBuilder()
        .setAccessToken(access.text())
        .setAccessExpiresAt(timestamp(access.expiresAt()))
        .build();
  }

  static backdrop.auth.v1.ApiKey key(ApiKey key) {
    var message =
        backdrop.auth.v1.ApiKey.newBuilder()
            .setKeyId(key.id())
            .setName(key.name())
            .setPrefix(key.prefix())
            .setCreatedAt(timestamp(key.createdAt()));
    if (key.lastUsedAt() != null) {
      message.setLastUsedAt(timestamp(key.lastUsedAt()));
    }
    return message.build();
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
