package backdrop.picture.provenance;

import backdrop.picture.RgbaImage;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.provenance.Verdict.Match;
import backdrop.picture.provenance.Verdict.Signed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Holds a picture's signed statement against known keys and against the picture itself. */
public final class Verification {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Verification() {}

  /**
   * Judges a file.
   *
   * @param decode the file's pixels; asked only where the file's bytes alone do not answer
   * @throws IllegalArgumentException if the bytes are no file of that format
   */
  public static Verdict of(
      OutputFormat format, byte[] file, Supplier<RgbaImage> decode, List<VerificationKey> known) {
    Optional<Xmp> xmp = FileParts.xmp(format, file);
    Optional<String> statement = xmp.flatMap(Xmp::statement);
    if (statement.isEmpty()) {
      return new Verdict(
          Signed.MISSING, Match.NOT_COMPARED, Optional.empty(), xmp, Optional.empty());
    }
    String[] parts = statement.get().split("\\.", -1);
    Optional<String> keyId = parts.length == 3 ? keyId(parts[0]) : Optional.empty();
    if (keyId.isEmpty()) {
      return new Verdict(Signed.INVALID, Match.NOT_COMPARED, keyId, xmp, Optional.empty());
    }
    Optional<VerificationKey> key =
        known.stream().filter(one -> one.id().equals(keyId.get())).findFirst();
    if (key.isEmpty()) {
      return new Verdict(Signed.UNKNOWN_KEY, Match.NOT_COMPARED, keyId, xmp, Optional.empty());
    }
    Optional<byte[]> signature = decoded(parts[2]);
    Optional<byte[]> payload = decoded(parts[1]);
    if (payload.isEmpty()
        || signature.isEmpty()
        || !key.get().verifies(parts[0] + "." + parts[1], signature.get())) {
      return new Verdict(Signed.INVALID, Match.NOT_COMPARED, keyId, xmp, Optional.empty());
    }
    String json = new String(payload.get(), StandardCharsets.UTF_8);
    Match match = match(json, FileParts.content(format, file), decode);
    return new Verdict(Signed.VALID, match, keyId, xmp, Optional.of(json));
  }

  private static Match match(String json, byte[] content, Supplier<RgbaImage> decode) {
    JsonNode picture = read(json).path("picture");
    if (Digests.sha256(content).equals(picture.path("contentSha256").asText())) {
      return Match.SAME_FILE;
    }
    return Digests.sha256(decode.get().pixels()).equals(picture.path("pixelsSha256").asText())
        ? Match.SAME_PIXELS
        : Match.DIFFERENT;
  }

  private static Optional<String> keyId(String head) {
    return decoded(head)
        .map(bytes -> read(new String(bytes, StandardCharsets.UTF_8)))
        .filter(json -> json.path("alg").asText().equals("EdDSA"))
        .map(json -> json.path("kid").asText())
        .filter(id -> !id.isEmpty());
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException broken) {
      return JSON.createObjectNode();
    }
  }

  private static Optional<byte[]> decoded(String part) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }
}
