package backdrop.auth.jose;

import backdrop.auth.token.AccessClaims;
import backdrop.auth.token.SigningKey;
import backdrop.auth.token.TokenFormat;
import java.security.Key;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Writes and reads access tokens as JWTs of RFC 9068: ES256 and nothing else, {@code typ} at+jwt,
 * the key named by {@code kid}. Reading looks at no key or address that the token itself brings.
 */
public final class JoseTokenFormat implements TokenFormat {
  /** The audience of every token of this product. */
  public static final String AUDIENCE = "backdrop";

  private static final String TYPE = "at+jwt";
  private static final String GROUPS = "groups";
  // Ours have some 400 characters; there is no reason to parse a megabyte.
  private static final int MAX_LENGTH = 4096;
  private static final int SKEW_SECONDS = 30;

  private final String issuer;

  /**
   * @param issuer address that {@code iss} names
   */
  public JoseTokenFormat(String issuer) {
    this.issuer = issuer;
  }

  @Override
  public String write(AccessClaims claims, SigningKey key) {
    JwtClaims body = new JwtClaims();
    body.setIssuer(issuer);
    body.setAudience(AUDIENCE);
    body.setSubject(claims.subject());
    body.setStringListClaim(GROUPS, claims.roles().stream().sorted().toList());
    body.setJwtId(claims.id());
    body.setIssuedAt(NumericDate.fromSeconds(claims.issuedAt().getEpochSecond()));
    body.setExpirationTime(NumericDate.fromSeconds(claims.expiresAt().getEpochSecond()));
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    signature.setHeader("typ", TYPE);
    signature.setKeyIdHeaderValue(key.id());
    signature.setKey(key.privateKey());
    signature.setPayload(body.toJson());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public Optional<AccessClaims> read(
      String token, Instant now, Function<String, Optional<SigningKey>> keys) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      JwtClaims body = consumer(now, keys).processToClaims(token);
      return Optional.of(
          new AccessClaims(
              body.getSubject(),
              Set.copyOf(body.getStringListClaimValue(GROUPS)),
              body.getJwtId(),
              instant(body.getIssuedAt()),
              instant(body.getExpirationTime())));
    } catch (InvalidJwtException | MalformedClaimException invalid) {
      return Optional.empty();
    }
  }

  private JwtConsumer consumer(Instant now, Function<String, Optional<SigningKey>> keys) {
    return new JwtConsumerBuilder()
        .setJwsAlgorithmConstraints(
            new AlgorithmConstraints(
                ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
        .setVerificationKeyResolver((signature, outer) -> publicKey(signature, keys))
        .setExpectedType(true, TYPE)
        .setExpectedIssuer(issuer)
        .setExpectedAudience(AUDIENCE)
        .setRequireSubject()
        .setRequireJwtId()
        .setRequireIssuedAt()
        .setRequireExpirationTime()
        .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
        .setAllowedClockSkewInSeconds(SKEW_SECONDS)
        .build();
  }

  private static Key publicKey(
      JsonWebStructure signature, Function<String, Optional<SigningKey>> keys)
      throws UnresolvableKeyException {
    return Optional.ofNullable(signature.getKeyIdHeaderValue())
        .flatMap(keys)
        .map(SigningKey::publicKey)
        .orElseThrow(() -> new UnresolvableKeyException("no such key"));
  }

  private static Instant instant(NumericDate date) {
    return Instant.ofEpochSecond(date.getValue());
  }
}
