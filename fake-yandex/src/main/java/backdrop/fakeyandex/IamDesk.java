package backdrop.fakeyandex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Gives an IAM token for a JWT that is signed exactly as Yandex asks: PS256 with a 32 byte salt.
 */
final class IamDesk {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PSSParameterSpec PS256 =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
  private static final Duration LONGEST_JWT = Duration.ofHours(1);

  private final Clock clock;
  private final Duration tokenLife;
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger issued = new AtomicInteger();
  private volatile @Nullable ServiceAccount account;

  /** The half of a service account's key that Yandex knows. */
  record ServiceAccount(String id, String keyId, PublicKey key) {}

  IamDesk(Clock clock, Duration tokenLife) {
    this.clock = clock;
    this.tokenLife = tokenLife;
  }

  void trust(ServiceAccount trusted) {
    account = trusted;
  }

  /** The reply to {@code {"jwt": ...}}. */
  String token(StrictJson request, String audience) {
    String jwt = request.text("jwt");
    request.end();
    check(jwt, audience);
    String token = "t1.fake-" + UUID.randomUUID();
    Instant expiry = clock.instant().plus(tokenLife);
    tokens.put(token, expiry);
    issued.incrementAndGet();
    return "{\"iamToken\":\"" + token + "\",\"expiresAt\":\"" + expiry + "\"}";
  }

  boolean knows(String token) {
    Instant expiry = tokens.get(token);
    return expiry != null && clock.instant().isBefore(expiry);
  }

  void expireAll() {
    tokens.clear();
  }

  int issued() {
    return issued.get();
  }

  private void check(String jwt, String audience) {
    ServiceAccount trusted = account;
    String[] parts = jwt.split("\\.", -1);
    if (trusted == null || parts.length != 3) {
      throw refused("no service account is known, or the JWT has no three parts");
    }
    StrictJson header = new StrictJson(decoded(parts[0]), "header");
    if (!header.text("typ").equals("JWT")
        || !header.text("alg").equals("PS256")
        || !header.text("kid").equals(trusted.keyId())) {
      throw refused("the JWT's header must be typ JWT, alg PS256 and the key's id");
    }
    header.end();
    JsonNode claims = decoded(parts[1]);
    long now = clock.instant().getEpochSecond();
    long issuedAt = claims.path("iat").asLong();
    long expiry = claims.path("exp").asLong();
    if (!claims.path("iss").asText().equals(trusted.id())
        || !claims.path("aud").asText().equals(audience)
        || !claims.path("iat").isIntegralNumber()
        || expiry > issuedAt + LONGEST_JWT.toSeconds()
        || expiry <= now
        || issuedAt > now + 60) {
      throw refused("the JWT's claims must be iss, aud " + audience + ", iat and exp in an hour");
    }
    if (!verified(parts, trusted.key())) {
      throw refused("the JWT's signature is not PS256 of that key");
    }
  }

  private static boolean verified(String[] parts, PublicKey key) {
    try {
      Signature signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(PS256);
      signature.initVerify(key);
      signature.update(
          (parts[0] + "." + parts[1]).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      return false;
    }
  }

  private static JsonNode decoded(String part) {
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(part));
    } catch (IOException | IllegalArgumentException broken) {
      throw refused("a part of the JWT is no base64url of JSON");
    }
  }

  private static Refusal refused(String why) {
    return new Refusal(Refusal.UNAUTHENTICATED, why);
  }
}
