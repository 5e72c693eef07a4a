package backdrop.auth.jose;

import backdrop.auth.token.SigningKey;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;

/** Signing keys as the world may see them: a JSON Web Key Set of the public halves. */
public final class JsonWebKeys {
  private JsonWebKeys() {}

  /** The set, ready to be written as JSON. */
  public static Map<String, Object> of(List<SigningKey> keys) {
    return Map.of("keys", keys.stream().map(JsonWebKeys::publicHalf).toList());
  }

  private static Map<String, Object> publicHalf(SigningKey key) {
    EllipticCurveJsonWebKey jwk = new EllipticCurveJsonWebKey(key.publicKey());
    jwk.setKeyId(key.id());
    jwk.setUse("sig");
    jwk.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    return jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
  }
}
