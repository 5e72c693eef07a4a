package backdrop.auth.jose;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.auth.testing.ForgedToken;
import backdrop.auth.token.AccessClaims;
import backdrop.auth.token.SigningKey;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JoseTokenFormatTest {
  private static final String ISSUER = "http://auth.test";
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
  private static final SigningKey KEY = key("kid-1");
  private static final AccessClaims CLAIMS =
      new AccessClaims("anna", Set.of("user", "account"), "id-1", NOW, NOW.plusSeconds(600));

  private final JoseTokenFormat format = new JoseTokenFormat(ISSUER);
  private final List<String> keysAskedFor = new ArrayList<>();

  @Test
  void readsWhatItWrote() {
    assertThat(read(format.write(CLAIMS, KEY), NOW)).contains(CLAIMS);
  }

  @Test
  void writesTheHeaderOfAnAccessToken() {
    String header = ForgedToken.part(format.write(CLAIMS, KEY), 0);

    assertThat(header).isEqualTo("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"kid-1\"}");
  }

  @Test
  void forgivesHalfAMinuteOfClockDifference() {
    String token = format.write(CLAIMS, KEY);

    assertThat(read(token, NOW.plusSeconds(629))).isPresent();
    assertThat(read(token, NOW.plusSeconds(631))).isEmpty();
  }

  @Test
  void refusesEveryFlippedBitOfTheSignature() {
    String token = format.write(CLAIMS, KEY);
    int signature = token.lastIndexOf('.') + 1;
    char flipped = token.charAt(signature) == 'A' ? 'B' : 'A';

    assertThat(read(token.substring(0, signature) + flipped + token.substring(signature + 1), NOW))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void refuses(String what, ForgedToken forgery) {
    assertThat(read(forgery.text(), NOW)).isEmpty();
  }

  static Stream<Arguments> forgeries() {
    ForgedToken valid = valid();
    ForgedToken stranger = new ForgedToken(ISSUER, "kid-1", ForgedToken.newKeys(), NOW);
    return Stream.of(
        Arguments.of("no algorithm", valid.unsigned()),
        Arguments.of("HMAC with the public key as secret", valid.signedWithPublicKeyAsSecret()),
        Arguments.of("another RSA key", valid.signedWithRsa()),
        Arguments.of("the same key id and another key", stranger),
        Arguments.of("a key that the token brings itself", stranger.bringingItsOwnKey()),
        Arguments.of("a key address in the token", stranger.header("jku", "http://evil.test/k")),
        Arguments.of("a certificate address", stranger.header("x5u", "http://evil.test/c")),
        Arguments.of("an unknown key id", valid.header("kid", "kid-9")),
        Arguments.of("a path as key id", valid.header("kid", "../../etc/passwd")),
        Arguments.of("no key id", valid.header("kid", null)),
        Arguments.of("an unknown critical header", valid.header("crit", List.of("exp"))),
        Arguments.of("no type", valid.header("typ", null)),
        Arguments.of("the type of an id token", valid.header("typ", "JWT")),
        Arguments.of("another issuer", valid.claim("iss", "http://evil.test")),
        Arguments.of("another audience", valid.claim("aud", "other")),
        Arguments.of("no audience", valid.claim("aud", null)),
        Arguments.of("no subject", valid.claim("sub", null)),
        Arguments.of("no id", valid.claim("jti", null)),
        Arguments.of("no end", valid.claim("exp", null)),
        Arguments.of("no beginning", valid.claim("iat", null)),
        Arguments.of("a past end", valid.claim("exp", NOW.getEpochSecond() - 31)),
        Arguments.of("a future beginning", valid.claim("nbf", NOW.getEpochSecond() + 31)),
        Arguments.of("roles of another shape", valid.claim("groups", 7)),
        Arguments.of("a megabyte", valid.claim("sub", "x".repeat(1 << 20))));
  }

  @Test
  void acceptsTheForgersValidToken() {
    assertThat(read(valid().text(), NOW)).isPresent();
  }

  @Test
  void allowsNothingToATokenWithoutRoles() {
    assertThat(read(valid().claim("groups", null).text(), NOW).orElseThrow().roles()).isEmpty();
  }

  @Test
  void looksAtNoKeyOfATokenThatIsTooLong() {
    read(valid().claim("sub", "x".repeat(1 << 20)).text(), NOW);

    assertThat(keysAskedFor).isEmpty();
  }

  @Test
  void refusesNoise() {
    assertThat(read("", NOW)).isEmpty();
    assertThat(read("a.b.c", NOW)).isEmpty();
    assertThat(read("a.b.c.d.e", NOW)).isEmpty();
  }

  @Test
  void publishesThePublicHalfOnly() {
    assertThat(JsonWebKeys.of(List.of(KEY)).get("keys").toString())
        .contains("kid=kid-1", "kty=EC", "crv=P-256", "use=sig", "alg=ES256")
        .doesNotContainPattern("\\bd=");
  }

  private Optional<AccessClaims> read(String token, Instant now) {
    return format.read(
        token,
        now,
        id -> {
          keysAskedFor.add(id);
          return Optional.of(KEY).filter(key -> key.id().equals(id));
        });
  }

  private static ForgedToken valid() {
    return new ForgedToken(ISSUER, "kid-1", new KeyPair(KEY.publicKey(), KEY.privateKey()), NOW);
  }

  private static SigningKey key(String id) {
    KeyPair pair = ForgedToken.newKeys();
    return new SigningKey(
        1, id, (ECPublicKey) pair.getPublic(), (ECPrivateKey) pair.getPrivate(), NOW);
  }
}
