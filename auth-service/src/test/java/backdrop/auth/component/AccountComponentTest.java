package backdrop.auth.component;

import static backdrop.auth.component.AuthServer.PASSWORD;
import static backdrop.auth.component.AuthServer.failure;
import static backdrop.auth.component.AuthServer.reason;
import static org.assertj.core.api.Assertions.assertThat;

import backdrop.auth.v1.ChangePasswordRequest;
import backdrop.auth.v1.CreateApiKeyRequest;
import backdrop.auth.v1.DeleteAccountRequest;
import backdrop.auth.v1.ExchangeApiKeyRequest;
import backdrop.auth.v1.GetAccountRequest;
import backdrop.auth.v1.LogInRequest;
import backdrop.auth.v1.LogInResponse;
import backdrop.auth.v1.RefreshSessionRequest;
import backdrop.auth.v1.RegisterAccountRequest;
import backdrop.auth.v1.RegisterAccountResponse;
import backdrop.auth.v1.Session;
import backdrop.auth.v1.UpdateAccountRequest;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.testing.MongoServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MongoServerResource.class)
class AccountComponentTest {
  private AuthServer server;

  @BeforeEach
  void connect() {
    server = new AuthServer();
  }

  @AfterEach
  void disconnect() {
    server.close();
  }

  @Test
  void registersAnAccountThatCanBeUsedAtOnce() {
    RegisterAccountResponse registered =
        server
            .anonymous()
            .registerAccount(
                RegisterAccountRequest.newBuilder()
                    .setEmail(" Anna@Example.com ")
                    .setPassword(PASSWORD)
                    .setName("Anna")
                    .setLanguage("ru")
                    .build());

    var account =
        server
            .as(registered.getSession())
            .getAccount(GetAccountRequest.getDefaultInstance())
            .getAccount();

    assertThat(account).isEqualTo(registered.getAccount());
    assertThat(account.getEmail()).isEqualTo("Anna@Example.com");
    assertThat(account.getName()).isEqualTo("Anna");
    assertThat(account.getLanguage()).isEqualTo("ru");
    assertThat(account.hasCreatedAt()).isTrue();
  }

  @Test
  void refusesAnAddressThatDiffersInCaseAlone() {
    server.register("boris@example.com");

    Failure refused = failure(() -> server.register("Boris@Example.COM"));

    assertThat(refused.reason().name()).isEqualTo("EMAIL_TAKEN");
    assertThat(refused.kind()).isEqualTo(FailureKind.CONFLICT);
  }

  @Test
  void namesTheFieldOfABadPassword() {
    Failure refused =
        failure(
            () ->
                server
                    .anonymous()
                    .registerAccount(
                        RegisterAccountRequest.newBuilder()
                            .setEmail("short@example.com")
                            .setPassword("short")
                            .build()));

    assertThat(refused.reason().name()).isEqualTo("PASSWORD_TOO_SHORT");
    assertThat(refused.fields()).extracting("field").containsExactly("password");
  }

  @Test
  void logsInHoweverTheAddressIsSpelt() {
    var registered = server.register("vera@example.com");

    LogInResponse in = logIn(" VERA@example.com", PASSWORD);

    assertThat(in.getAccount()).isEqualTo(registered.getAccount());
    assertThat(in.getSession().getRefreshToken())
        .isNotEmpty()
        .isNotEqualTo(registered.getSession().getRefreshToken());
  }

  @Test
  void answersTheSameForAnUnknownAddressAndAWrongPassword() {
    server.register("galina@example.com");

    Failure wrong = failure(() -> logIn("galina@example.com", "not the right one"));
    Failure unknown = failure(() -> logIn("nobody-at-all@example.com", "not the right one"));

    assertThat(wrong.reason().name()).isEqualTo("WRONG_PASSWORD");
    assertThat(unknown).usingRecursiveComparison().comparingOnlyFields("reason").isEqualTo(wrong);
    assertThat(unknown.text()).isEqualTo(wrong.text());
    assertThat(unknown.details()).isEqualTo(wrong.details());
  }

  @Test
  void asksForPatienceAfterFiveWrongPasswords() {
    server.register("patient@example.com");
    for (int i = 0; i < 5; i++) {
      failure(() -> logIn("patient@example.com", "not the right one"));
    }

    Failure refused = failure(() -> logIn("patient@example.com", PASSWORD));

    assertThat(refused.reason().name()).isEqualTo("TOO_MANY_LOGINS");
    assertThat(refused.kind()).isEqualTo(FailureKind.TOO_MUCH);
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
  }

  @Test
  void changesTheNameAndLeavesTheLanguage() {
    var session = server.register().getSession();

    var account =
        server
            .as(session)
            .updateAccount(UpdateAccountRequest.newBuilder().setName("Dora").build())
            .getAccount();

    assertThat(account.getName()).isEqualTo("Dora");
    assertThat(account.getLanguage()).isEqualTo("en");
  }

  @Test
  void endsEveryOtherSessionWhenThePasswordChanges() {
    server.register("elena@example.com");
    Session here = logIn("elena@example.com", PASSWORD).getSession();
    Session elsewhere = logIn("elena@example.com", PASSWORD).getSession();

    server
        .as(here)
        .changePassword(
            ChangePasswordRequest.newBuilder()
                .setCurrentPassword(PASSWORD)
                .setNewPassword("another quiet teapot")
                .setRefreshToken(here.getRefreshToken())
                .build());

    assertThat(reason(() -> refresh(elsewhere))).isEqualTo("SESSION_EXPIRED");
    assertThat(refresh(here).getAccessToken()).isNotEmpty();
    assertThat(reason(() -> logIn("elena@example.com", PASSWORD))).isEqualTo("WRONG_PASSWORD");
    assertThat(logIn("elena@example.com", "another quiet teapot").hasSession()).isTrue();
  }

  @Test
  void leavesNothingOfADeletedAccount() {
    var registered = server.register("fedor@example.com");
    Session session = registered.getSession();
    String secret =
        server
            .as(session)
            .createApiKey(CreateApiKeyRequest.newBuilder().setName("script").build())
            .getSecret();

    server
        .as(session)
        .deleteAccount(DeleteAccountRequest.newBuilder().setPassword(PASSWORD).build());

    assertThat(reason(() -> refresh(session))).isEqualTo("SESSION_EXPIRED");
    assertThat(reason(() -> logIn("fedor@example.com", PASSWORD))).isEqualTo("WRONG_PASSWORD");
    assertThat(reason(() -> exchange(secret))).isEqualTo("KEY_INVALID");
    assertThat(reason(() -> server.as(session).getAccount(GetAccountRequest.getDefaultInstance())))
        .isEqualTo("TOKEN_INVALID");
    assertThat(server.register("fedor@example.com").getAccount().getAccountId())
        .isNotEqualTo(registered.getAccount().getAccountId());
  }

  @Test
  void deletesNothingWithoutThePassword() {
    Session session = server.register().getSession();

    assertThat(
            reason(
                () ->
                    server
                        .as(session)
                        .deleteAccount(
                            DeleteAccountRequest.newBuilder().setPassword("a guess").build())))
        .isEqualTo("WRONG_PASSWORD");
    assertThat(refresh(session).getAccessToken()).isNotEmpty();
  }

  private LogInResponse logIn(String email, String password) {
    return server
        .anonymous()
        .logIn(LogInRequest.newBuilder().setEmail(email).setPassword(password).build());
  }

  private Session refresh(Session session) {
    return server
        .anonymous()
        .refreshSession(
            RefreshSessionRequest.newBuilder().setRefreshToken(session.getRefreshToken()).build())
        .getSession();
  }

  private void exchange(String secret) {
    server.anonymous().exchangeApiKey(ExchangeApiKeyRequest.newBuilder().setSecret(secret).build());
  }
}
