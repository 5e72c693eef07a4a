package backdrop.auth.component;

import static backdrop.auth.component.AuthServer.failure;
import static backdrop.auth.component.AuthServer.reason;
import static org.assertj.core.api.Assertions.assertThat;

import backdrop.auth.v1.ApiKey;
import backdrop.auth.v1.CreateApiKeyRequest;
import backdrop.auth.v1.CreateApiKeyResponse;
import backdrop.auth.v1.ExchangeApiKeyRequest;
import backdrop.auth.v1.GetAccountRequest;
import backdrop.auth.v1.ListApiKeysRequest;
import backdrop.auth.v1.RevokeApiKeyRequest;
import backdrop.auth.v1.Session;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.testing.MongoServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MongoServerResource.class)
class ApiKeyComponentTest {
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
  void exchangesAKeyForATokenOfItsAccount() {
    var registered = server.register();
    String secret = create(registered.getSession(), "script").getSecret();

    Session session = exchange(secret);

    assertThat(session.getRefreshToken()).isEmpty();
    assertThat(session.hasRefreshExpiresAt()).isFalse();
    assertThat(server.as(session).getAccount(GetAccountRequest.getDefaultInstance()).getAccount())
        .isEqualTo(registered.getAccount());
  }

  @Test
  void letsNoKeyMakeOtherKeys() {
    String secret = create(server.register().getSession(), "script").getSecret();
    Session session = exchange(secret);

    var refused = failure(() -> create(session, "another"));

    assertThat(refused.kind()).isEqualTo(FailureKind.FORBIDDEN);
    assertThat(refused.reason().name()).isEqualTo("SCOPE_MISSING");
  }

  @Test
  void stopsARevokedKeyAtOnce() {
    Session owner = server.register().getSession();
    CreateApiKeyResponse made = create(owner, "script");

    revoke(owner, made.getKey().getKeyId());
    revoke(owner, made.getKey().getKeyId());

    assertThat(reason(() -> exchange(made.getSecret()))).isEqualTo("KEY_INVALID");
    assertThat(list(owner)).isEmpty();
  }

  @Test
  void showsNoKeyToAnotherAccount() {
    Session owner = server.register().getSession();
    Session other = server.register().getSession();
    CreateApiKeyResponse made = create(owner, "script");

    var refused = failure(() -> revoke(other, made.getKey().getKeyId()));

    assertThat(refused.reason().name()).isEqualTo("KEY_NOT_FOUND");
    assertThat(refused.kind()).isEqualTo(FailureKind.NOT_FOUND);
    assertThat(list(other)).isEmpty();
    assertThat(exchange(made.getSecret()).getAccessToken()).isNotEmpty();
  }

  @Test
  void listsKeysWithTheirLastUse() {
    Session owner = server.register().getSession();
    CreateApiKeyResponse used = create(owner, "used");
    create(owner, "unused");

    exchange(used.getSecret());

    assertThat(list(owner))
        .extracting(ApiKey::getName, ApiKey::hasLastUsedAt)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("used", true),
            org.assertj.core.groups.Tuple.tuple("unused", false));
  }

  @Test
  void asksForLogInFirst() {
    assertThat(
            reason(() -> server.anonymous().listApiKeys(ListApiKeysRequest.getDefaultInstance())))
        .isEqualTo("TOKEN_MISSING");
  }

  private CreateApiKeyResponse create(Session owner, String name) {
    return server.as(owner).createApiKey(CreateApiKeyRequest.newBuilder().setName(name).build());
  }

  private List<ApiKey> list(Session owner) {
    return server.as(owner).listApiKeys(ListApiKeysRequest.getDefaultInstance()).getKeysList();
  }

  private void revoke(Session owner, String keyId) {
    server.as(owner).revokeApiKey(RevokeApiKeyRequest.newBuilder().setKeyId(keyId).build());
  }

  private Session exchange(String secret) {
    return server
        .anonymous()
        .exchangeApiKey(ExchangeApiKeyRequest.newBuilder().setSecret(secret).build())
        .getSession();
  }
}
