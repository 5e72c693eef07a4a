package backdrop.kit.testing;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A real OIDC issuer on a free port for component tests: discovery and JWKS over HTTP, and tokens
 * made by the static methods. Points {@code quarkus.oidc.auth-server-url} at itself.
 */
public final class TestIssuer implements QuarkusTestResourceLifecycleManager {
  /** The audience that services ask for. */
  public static final String AUDIENCE = "backdrop";

  // The resource and the tests live in different class loaders; system properties are what they
  // share.
  private static final String ADDRESS_PROPERTY = "backdrop.test-issuer.address";
  private static final String KEY_PROPERTY = "backdrop.test-issuer.key";
  private static final String NEXT_JWK_PROPERTY = "backdrop.test-issuer.next-jwk";

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      KeyPair pair = newKeyPair();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      String address = "http://127.0.0.1:" + server.getAddress().getPort();
      serve(
          "/.well-known/openid-configuration",
          """
          {"issuer":"%1$s","jwks_uri":"%1$s/jwks","token_endpoint":"%1$s/token"}"""
              .formatted(address));
      String jwk = jwk("test", (RSAPublicKey) pair.getPublic());
      server.createContext("/jwks", exchange -> answer(exchange, jwks(jwk)));
      // Any client gets a service token: what services call each other with.
      server.createContext(
          "/token",
          exchange -> {
            String body =
                """
                {"access_token":"%s","token_type":"Bearer","expires_in":600}"""
                    .formatted(token("history", "service"));
            answer(exchange, body);
          });
      server.start();
      System.setProperty(ADDRESS_PROPERTY, address);
      System.setProperty(
          KEY_PROPERTY, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
      return Map.of("quarkus.oidc.auth-server-url", address);
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  /** A valid token of this issuer. */
  public static String token(String subject, String... roles) {
    return sign(System.getProperty(ADDRESS_PROPERTY), subject, roles, 600, issuerKey());
  }

  /** A token of this issuer that ended an hour ago. */
  public static String expiredToken(String subject, String... roles) {
    return sign(System.getProperty(ADDRESS_PROPERTY), subject, roles, -3600, issuerKey());
  }

  /** A token that says it is from this issuer and is signed by somebody else. */
  public static String foreignToken(String subject, String... roles) {
    try {
      return sign(
          System.getProperty(ADDRESS_PROPERTY), subject, roles, 600, newKeyPair().getPrivate());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** A valid token, signed with a key that this issuer has published only now. */
  public static String tokenOfANewKey(String subject, String... roles) {
    try {
      KeyPair pair = newKeyPair();
      System.setProperty(NEXT_JWK_PROPERTY, jwk("next", (RSAPublicKey) pair.getPublic()));
      String issuer = System.getProperty(ADDRESS_PROPERTY);
      return sign("next", issuer, subject, roles, 600, pair.getPrivate());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String sign(
      String issuer, String subject, String[] roles, long secondsToLive, PrivateKey key) {
    return sign("test", issuer, subject, roles, secondsToLive, key);
  }

  private static String sign(
      String keyId,
      String issuer,
      String subject,
      String[] roles,
      long secondsToLive,
      PrivateKey key) {
    String groups =
        Arrays.stream(roles).map(role -> "\"" + role + "\"").collect(Collectors.joining(","));
    long now = Instant.now().getEpochSecond();
    String header =
        """
        {"alg":"RS256","typ":"at+jwt","kid":"%s"}"""
            .formatted(keyId);
    String claims =
        """
        {"iss":"%s","aud":"%s","sub":"%s","groups":[%s],"iat":%d,"exp":%d,"jti":"%s"}"""
            .formatted(
                issuer,
                AUDIENCE,
                subject,
                groups,
                Math.min(now, now + secondsToLive - 1),
                now + secondsToLive,
                System.nanoTime());
    String signed =
        base64(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(claims.getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static PrivateKey issuerKey() {
    byte[] encoded = Base64.getDecoder().decode(System.getProperty(KEY_PROPERTY));
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static KeyPair newKeyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String jwks(String jwk) {
    String next = System.getProperty(NEXT_JWK_PROPERTY);
    return "{\"keys\":[" + jwk + (next == null ? "" : "," + next) + "]}";
  }

  private static String jwk(String keyId, RSAPublicKey key) {
    return """
    {"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}"""
        .formatted(
            keyId, base64(unsigned(key.getModulus())), base64(unsigned(key.getPublicExponent())));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void serve(String path, String body) {
    server.createContext(path, exchange -> answer(exchange, body));
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
