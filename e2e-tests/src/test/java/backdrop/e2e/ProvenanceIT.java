package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A finished file says how it was made, and nobody can make it say so of another picture. */
@ExtendWith(LocalStackExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class ProvenanceIT {
  private static final Pattern STATEMENT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");

  /** The fixed bytes before an Ed25519 key in its X.509 form (RFC 8410, section 4). */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  private LocalStack stack;
  private Person person;
  private String photoId;
  private JsonNode image;
  private byte[] file;

  @BeforeAll
  void somebodyHasAPicture(LocalStack running) throws InterruptedException {
    stack = running;
    person = Person.joins(stack);
    photoId = person.adds(Pictures.png(Pictures.product(7)), "block.png");
    image = person.finishes(Person.plain(photoId, 256, 256));
    file = person.file(image);
  }

  private JsonNode verdict(byte[] picture) {
    var path = "/api/provenance/verifications";
    return person.form("POST", path, "picture", "picture.png", picture).succeeded().json();
  }

  private static void assertVerdict(String signature, String match, JsonNode verdict) {
    assertAll(
        () -> assertEquals(signature, verdict.path("signature").asText(), verdict::toString),
        () -> assertEquals(match, verdict.path("match").asText(), verdict::toString));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "webp", "psd"})
  void knowsItsOwnFileAgain(String format) {
    var wanted = Person.plain(photoId, 256, 256).put("format", format);

    var verdict = verdict(person.file(person.finishes(wanted)));

    assertVerdict("valid", "sameFile", verdict);
    assertEquals(0, verdict.at("/statement/fidelity/maxProductDiff").asInt(-1));
    assertEquals(256, verdict.at("/statement/picture/width").asInt());
  }

  @Test
  void knowsThePixelsAgainInAFileThatWasSavedAnew() {
    var saved = withStatementOf(file, Pictures.png(Pictures.decode(file)));
    assertVerdict("valid", "samePixels", verdict(saved));
  }

  @Test
  void seesThatOnePixelWasChangedByOne() {
    var pixels = Pictures.decode(file);
    pixels.setRGB(100, 100, pixels.getRGB(100, 100) ^ 1);

    var verdict = verdict(withStatementOf(file, Pictures.png(pixels)));

    assertVerdict("valid", "different", verdict);
  }

  @Test
  void seesThatOneByteOfTheStatementWasChanged() {
    var at = new String(file, StandardCharsets.ISO_8859_1).indexOf(statement(file)) + 200;
    var forged = file.clone();
    forged[at] = (byte) (forged[at] == 'A' ? 'B' : 'A');

    var verdict = verdict(forged);

    assertVerdict("invalid", "notCompared", verdict);
    assertTrue(verdict.path("statement").isNull(), verdict::toString);
  }

  @Test
  void saysNothingOfAPictureThatSaysNothing() {
    var other = Pictures.png(new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB));
    assertVerdict("missing", "notCompared", verdict(other));
  }

  @Test
  void letsAnybodyVerifyWithTheKeysAlone() throws Exception {
    var keys = Person.withToken(stack, "").get("/api/provenance/keys").succeeded().json();

    var parts = statement(file).split("\\.");
    var head = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[0]));
    var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
    var key = keys.at("/keys/0");
    assertEquals(key.path("kid").asText(), head.path("kid").asText());
    var check = Signature.getInstance("Ed25519");
    check.initVerify(publicKey(key));
    check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertTrue(check.verify(Base64.getUrlDecoder().decode(parts[2])));
    assertEquals(sha256OfPixels(file), claims.at("/picture/pixelsSha256").asText());
    assertEquals(image.at("/fidelity/scale"), claims.at("/fidelity/scale"));
  }

  private static PublicKey publicKey(JsonNode key) throws Exception {
    var x = Base64.getUrlDecoder().decode(key.path("x").asText());
    var encoded = ByteBuffer.allocate(ED25519.length + x.length).put(ED25519).put(x).array();
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static String sha256OfPixels(byte[] picture) throws Exception {
    var pixels = Pictures.decode(picture);
    var digest = MessageDigest.getInstance("SHA-256");
    for (int y = 0; y < pixels.getHeight(); y++) {
      for (int x = 0; x < pixels.getWidth(); x++) {
        int argb = pixels.getRGB(x, y);
        digest.update(new byte[] {(byte) (argb >> 16), (byte) (argb >> 8), (byte) argb, -1});
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String statement(byte[] picture) {
    var found = STATEMENT.matcher(new String(picture, StandardCharsets.ISO_8859_1));
    assertTrue(found.find(), "the file carries a statement");
    return found.group();
  }

  /** Another PNG with the text chunk of a first one put before its pixels. */
  private static byte[] withStatementOf(byte[] first, byte[] other) {
    var from = chunk(first, "iTXt");
    var to = chunk(other, "IDAT");
    int length = 12 + ByteBuffer.wrap(first).getInt(from);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Arrays.copyOf(other, to));
    bytes.writeBytes(Arrays.copyOfRange(first, from, from + length));
    bytes.writeBytes(Arrays.copyOfRange(other, to, other.length));
    return bytes.toByteArray();
  }

  /** Where the first chunk of a type begins, at its length. */
  private static int chunk(byte[] png, String type) {
    return new String(png, StandardCharsets.ISO_8859_1).indexOf(type) - 4;
  }
}
