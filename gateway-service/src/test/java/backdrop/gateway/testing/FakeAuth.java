package backdrop.gateway.testing;

import static backdrop.gateway.testing.FakeServices.account;
import static backdrop.gateway.testing.FakeServices.answer;
import static backdrop.gateway.testing.FakeServices.failure;

import backdrop.auth.v1.*;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.TestIssuer;
import com.google.protobuf.Timestamp;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Accounts in memory: the password of every account is {@link #PASSWORD}. */
public final class FakeAuth extends AuthServiceGrpc.AuthServiceImplBase {
  public static final String PASSWORD = "correct horse battery";
  public static final String KEY = "bg_live_" + "k".repeat(36);

  public final AtomicInteger refreshes = new AtomicInteger();
  public final AtomicInteger exchanges = new AtomicInteger();
  public final Set<String> endedSessions = ConcurrentHashMap.newKeySet();
  public volatile boolean keyRevoked;

  private final Map<String, String> accountsByRefreshToken = new ConcurrentHashMap<>();

  /** A refresh token of a session of this account. */
  public String refreshToken(String account) {
    String token = "refresh-" + UUID.randomUUID();
    accountsByRefreshToken.put(token, account);
    return token;
  }

  @Override
  public void registerAccount(
      RegisterAccountRequest request, StreamObserver<RegisterAccountResponse> observer) {
    answer(
        observer,
        () -> {
          if (request.getEmail().startsWith("taken")) {
            throw failure(FailureKind.CONFLICT, "EMAIL_TAKEN");
          }
          return RegisterAccountResponse.newBuilder()
              .setAccount(described(request.getEmail()))
              .setSession(session(request.getEmail()))
              .build();
        });
  }

  @Override
  public void logIn(LogInRequest request, StreamObserver<LogInResponse> observer) {
    answer(
        observer,
        () -> {
          if (!PASSWORD.equals(request.getPassword())) {
            throw failure(FailureKind.UNAUTHENTICATED, "WRONG_PASSWORD");
          }
          return LogInResponse.newBuilder()
              .setAccount(described(request.getEmail()))
              .setSession(session(request.getEmail()))
              .build();
        });
  }

  @Override
  public void refreshSession(
      RefreshSessionRequest request, StreamObserver<RefreshSessionResponse> observer) {
    answer(
        observer,
        () -> {
          refreshes.incrementAndGet();
          String account = accountsByRefreshToken.remove(request.getRefreshToken());
          if (account == null) {
            throw failure(FailureKind.UNAUTHENTICATED, "SESSION_EXPIRED");
          }
          return RefreshSessionResponse.newBuilder().setSession(session(account)).build();
        });
  }

  @Override
  public void logOut(LogOutRequest request, StreamObserver<LogOutResponse> observer) {
    answer(
        observer,
        () -> {
          endedSessions.add(request.getRefreshToken());
          return LogOutResponse.getDefaultInstance();
        });
  }

  @Override
  public void getAccount(GetAccountRequest request, StreamObserver<GetAccountResponse> observer) {
    answer(
        observer, () -> GetAccountResponse.newBuilder().setAccount(described(account())).build());
  }

  @Override
  public void updateAccount(
      UpdateAccountRequest request, StreamObserver<UpdateAccountResponse> observer) {
    answer(
        observer,
        () ->
            UpdateAccountResponse.newBuilder()
                .setAccount(
                    described(account()).toBuilder()
                        .setName(request.getName())
                        .setLanguage(request.getLanguage()))
                .build());
  }

  @Override
  public void deleteAccount(
      DeleteAccountRequest request, StreamObserver<DeleteAccountResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          return DeleteAccountResponse.getDefaultInstance();
        });
  }

  @Override
  public void createApiKey(
      CreateApiKeyRequest request, StreamObserver<CreateApiKeyResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          return CreateApiKeyResponse.newBuilder()
              .setKey(ApiKey.newBuilder().setKeyId("key-1").setName(request.getName()))
              .setSecret(KEY)
              .build();
        });
  }

  @Override
  public void exchangeApiKey(
      ExchangeApiKeyRequest request, StreamObserver<ExchangeApiKeyResponse> observer) {
    answer(
        observer,
        () -> {
          exchanges.incrementAndGet();
          if (keyRevoked || !KEY.equals(request.getSecret())) {
            throw failure(FailureKind.UNAUTHENTICATED, "KEY_INVALID");
          }
          return ExchangeApiKeyResponse.newBuilder()
              .setSession(
                  Session.newBuilder()
                      .setAccessToken(TestIssuer.token("key-owner", Roles.USER))
                      .setAccessExpiresAt(in(600)))
              .build();
        });
  }

  private Session session(String account) {
    return Session.newBuilder()
        .setAccessToken(TestIssuer.token(account, Roles.USER, Roles.ACCOUNT))
        .setAccessExpiresAt(in(600))
        .setRefreshToken(refreshToken(account))
        .setRefreshExpiresAt(in(14 * 24 * 3600))
        .build();
  }

  private static Account described(String account) {
    return Account.newBuilder()
        .setAccountId(account)
        .setEmail(account)
        .setLanguage("en")
        .setCreatedAt(Timestamp.newBuilder().setSeconds(1_700_000_000))
        .build();
  }

  private static Timestamp in(long seconds) {
    return Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond() + seconds).build();
  }
}
