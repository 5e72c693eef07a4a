package backdrop.auth.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jspecify.annotations.Nullable;

/**
 * A token made by hand, as an attacker would: valid at first if the keys are right, and wrong in
 * one way after one call. Immutable.
 */
public final class ForgedToken {
  private final Map<String, Object> header;
  private final Map<String, Object> claims;
  private final KeyPair keys;
  private final Signer signer;

  private interface Signer {
    byte[] sign(byte[] text) throws GeneralSecurityException;
  }

  /** A token that is right if the issuer, the key id and the keys are. */
  public ForgedToken(String issuer, String kid, KeyPair keys, Instant now) {
    this(
        Map.of("alg", "ES256", "typ", "at+jwt", "kid", kid),
        Map.of(
            "iss",
            issuer,
            "aud",
            "backdrop",
            "sub",
            "anna",
            "groups",
            List.of("user", "account", "service"),
            "jti",
            "forged",
            "iat",
            now.getEpochSecond(),
            "exp",
            now.getEpochSecond() + 600),
        keys,
        text -> signature("SHA256withECDSAinP1363Format", keys.getPrivate(), text));
  }

  private ForgedToken(
      Map<String, Object> header, Map<String, Object> claims, KeyPair keys, Signer signer) {
    this.header = header;
    this.claims = claims;
    this.keys = keys;
    this.signer = signer;
  }

  /** With another header value; null leaves the header out. */
  public ForgedToken header(String name, @Nullable Object value) {
    return new ForgedToken(with(header, name, value), claims, keys, signer);
  }

  /** With another claim; null leaves the claim out. */
  public ForgedToken claim(String name, @Nullable Object value) {
    return new ForgedToken(header, with(claims, name, value), keys, signer);
  }

  /** Unsigned, and says so. */
  public ForgedToken unsigned() {
    return new ForgedToken(with(header, "alg", "none"), claims, keys, text -> new byte[0]);
  }

  /** Signed with HMAC under the published key, for a verifier that confuses the two. */
  public ForgedToken signedWithPublicKeyAsSecret() {
    return new ForgedToken(
        with(header, "alg", "HS256"),
        claims,
        keys,
        text -> {
          Mac mac = Mac.getInstance("HmacSHA256");
          mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256"));
          return mac.doFinal(text);
        });
  }

  /** Signed with an RSA key of the attacker's own. */
  public ForgedToken signedWithRsa() {
    KeyPair rsa = newKeys("RSA", 2048);
    return new ForgedToken(
        with(header, "alg", "RS256"),
        claims,
        keys,
        text -> signature("SHA256withRSA", rsa.getPrivate(), text));
  }

  /** With its own public key in the header. */
  public ForgedToken bringingItsOwnKey() {
    var jwk = new EllipticCurveJsonWebKey((ECPublicKey) keys.getPublic());
    return header("jwk", jwk.toParams(EllipticCurveJsonWebKey.OutputControlLevel.PUBLIC_ONLY));
  }

  /** The compact form. */
  public String text() {
    String signed = base64(JsonUtil.toJson(header)) + "." + base64(JsonUtil.toJson(claims));
    try {
      return signed + "." + base64(signer.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Keys that nobody knows. */
  public static KeyPair newKeys() {
    return newKeys("EC", 256);
  }

  /** One of the three parts of a token: 0 is the header, 1 the claims. */
  public static String part(String token, int index) {
    byte[] decoded = Base64.getUrlDecoder().decode(token.split("\\.")[index]);
    return new String(decoded, StandardCharsets.UTF_8);
  }

  private static KeyPair newKeys(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static byte[] signature(String algorithm, PrivateKey key, byte[] text)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(text);
    return signature.sign();
  }

  private static Map<String, Object> with(
      Map<String, Object> map, String name, @Nullable Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(map);
    if (value == null) {
      copy.remove(name);
    } else {
      copy.put(name, value);
    }
    return copy;
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
