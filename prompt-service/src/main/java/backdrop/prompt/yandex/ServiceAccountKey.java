package backdrop.prompt.yandex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An authorised key of a service account, as {@code yc iam key create} writes it: JSON with id,
 * service_account_id and private_key. Never printed.
 */
public final class ServiceAccountKey {
  private static final ObjectMapper JSON = new ObjectMapper();
  // A line of warning stands before the key in Yandex's files.
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);
  private static final PSSParameterSpec PS256 =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
  private static final Duration JWT_LIFE = Duration.ofHours(1);

  private final String keyId;
  private final String accountId;
  private final PrivateKey key;

  private ServiceAccountKey(String keyId, String accountId, PrivateKey key) {
    this.keyId = keyId;
    this.accountId = accountId;
    this.key = key;
  }

  /**
   * Reads a key file.
   *
   * @throws IllegalArgumentException naming the file and what is wrong with it, never its content
   */
  public static ServiceAccountKey read(Path file) {
    try {
      JsonNode json = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
      String keyId = json.path("id").asText("");
      String accountId = json.path("service_account_id").asText("");
      Matcher pem = PEM.matcher(json.path("private_key").asText(""));
      if (keyId.isEmpty() || accountId.isEmpty() || !pem.find()) {
        throw new IllegalArgumentException(
            file + " must have id, service_account_id and private_key");
      }
      byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
      PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
      return new ServiceAccountKey(keyId, accountId, key);
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalArgumentException(file + " is no readable key of a service account");
    }
  }

  /**
   * A signed JWT (RFC 7519, PS256 with a salt of 32 bytes) that can be exchanged for an IAM token
   * for an hour.
   *
   * @param audience where it will be exchanged
   */
  String jwt(String audience, Instant now) {
    String header =
        JSON.createObjectNode().put("typ", "JWT").put("alg", "PS256").put("kid", keyId).toString();
    String claims =
        JSON.createObjectNode()
            .put("iss", accountId)
            .put("aud", audience)
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(JWT_LIFE).getEpochSecond())
            .toString();
    String signed =
        base64(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(claims.getBytes(StandardCharsets.UTF_8));
    return signed + "." + base64(signature(signed));
  }

  private byte[] signature(String signed) {
    try {
      Signature signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(PS256);
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this JDK lacks RSASSA-PSS", impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "ServiceAccountKey[" + keyId + "]";
  }
}
