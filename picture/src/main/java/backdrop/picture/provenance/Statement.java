package backdrop.picture.provenance;

import backdrop.picture.FidelityReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What an installation of Backdrop states about one finished picture, in JSON with a fixed order of
 * members: the same picture and settings give the same text.
 *
 * @param source where the pixels come from
 * @param tool what made the picture
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @param lossless whether the file shows exactly {@code pixels}
 * @param pixels SHA-256 of the finished picture before encoding: {@code width * height} times R, G,
 *     B, A
 * @param content SHA-256 of the file's bytes that carry the picture ({@link FileParts#content})
 * @param fidelity what was measured on the product
 * @param settings how the picture was made, name by name; in this order
 */
public record Statement(
    DigitalSource source,
    String tool,
    int width,
    int height,
    boolean lossless,
    String pixels,
    String content,
    FidelityReport fidelity,
    Map<String, Object> settings) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Signed by a key: a compact JWS (RFC 7515) with algorithm EdDSA (RFC 8037). */
  public String signedBy(SigningKey key) {
    ObjectNode head = JSON.createObjectNode();
    head.put("alg", "EdDSA");
    head.put("kid", key.publicKey().id());
    head.put("typ", "backdrop-statement+jws");
    String text = encoded(head) + "." + encoded(json());
    return text + "." + VerificationKey.BASE64.encodeToString(key.sign(text));
  }

  private ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", 1);
    json.put("tool", tool);
    json.put("digitalSourceType", source.code());
    ObjectNode picture = json.putObject("picture");
    picture.put("width", width);
    picture.put("height", height);
    picture.put("lossless", lossless);
    picture.put("pixelsSha256", pixels);
    picture.put("contentSha256", content);
    ObjectNode report = json.putObject("fidelity");
    report.put("maxProductDiff", fidelity.maxProductDiff());
    report.put("maxOpaqueDiff", fidelity.maxOpaqueDiff());
    report.put("pixelsCompared", fidelity.pixelsCompared());
    report.put("maxEdgeDiff", fidelity.maxEdgeDiff());
    report.put("haloLeak", fidelity.haloLeak());
    report.put("haloLeakP95", fidelity.haloLeakP95());
    report.put("edgePixels", fidelity.edgePixels());
    report.put("productShare", fidelity.productShare());
    report.put("scale", fidelity.scale());
    report.put("resampling", fidelity.resampling().name());
    json.set("settings", JSON.<JsonNode>valueToTree(settings));
    return json;
  }

  private static String encoded(JsonNode json) {
    try {
      return VerificationKey.BASE64.encodeToString(JSON.writeValueAsBytes(json));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of JSON can be written", impossible);
    }
  }
}
