package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever cannot be used is refused with one clear problem document, and nothing of it is kept.
 */
@ExtendWith(LocalStackExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class BadInputIT {
  private LocalStack stack;
  private Person person;
  private String photoId;

  @BeforeAll
  void somebodyHasAPhoto(LocalStack running) throws InterruptedException {
    stack = running;
    person = Person.joins(stack);
    photoId = person.adds(Pictures.png(Pictures.product(1)), "block.png");
  }

  static Stream<Arguments> photos() {
    var whole = Pictures.sample("bottle.jpg");
    return Stream.of(
        arguments("text", "plain text, no picture".getBytes(StandardCharsets.UTF_8), 415),
        arguments("nothing", new byte[0], 422),
        arguments("half a photo", Arrays.copyOf(whole, whole.length / 2), 422),
        arguments("60 megapixels", headerOfSixtyMegapixels(), 422));
  }

  /** A PNG that says in its first bytes how large it would be; nobody should read on. */
  private static byte[] headerOfSixtyMegapixels() {
    var small = Pictures.png(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB));
    var buffer = ByteBuffer.wrap(small);
    buffer.putInt(16, 10_000).putInt(20, 6_000);
    var check = new CRC32();
    check.update(small, 12, 17);
    buffer.putInt(29, (int) check.getValue());
    return small;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("photos")
  void refusesAFileThatIsNoUsablePhoto(String what, byte[] file, int status) {
    var before = photosKept();
    var reply = person.upload(file, "file.jpg");
    assertProblem(reply, status);
    assertEquals(before, photosKept());
  }

  private int photosKept() {
    return person.get("/api/photos?limit=100").succeeded().json().path("items").size();
  }

  static Stream<Arguments> masks() {
    var otherSize = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
    var noProduct = new BufferedImage(200, 220, BufferedImage.TYPE_BYTE_GRAY);
    var graphics = noProduct.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 200, 220);
    graphics.dispose();
    return Stream.of(
        arguments("of another size", Pictures.png(otherSize), "MASK_SIZE_DIFFERS"),
        arguments("without a product", Pictures.png(noProduct), "MASK_EMPTY"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("masks")
  void refusesAMask(String what, byte[] mask, String reason) {
    var reply = person.form("PUT", "/api/photos/" + photoId + "/mask", "mask", "mask.png", mask);
    assertProblem(reply, 422);
    assertEquals(reason, reply.reason(), reply::toString);
  }

  static Stream<Arguments> paintings() {
    return Stream.of(
        painting("no picture at all", 400, wanted -> wanted.put("count", 0)),
        painting("99 pictures", 400, wanted -> wanted.put("count", 99)),
        painting("an unknown style", 404, wanted -> wanted.put("styleId", "no-such-style")),
        painting("an unknown photo", 404, wanted -> wanted.put("photoId", "no-such-photo")),
        painting("no step", 400, wanted -> wanted.put("steps", 0)),
        painting("a negative seed", 400, wanted -> wanted.put("seed", -1)),
        painting("words for a number", 400, wanted -> wanted.put("count", "many")),
        painting(
            "neither scene nor style",
            400,
            wanted -> {
              wanted.remove("scene");
              wanted.remove("styleId");
              return wanted;
            }));
  }

  private static Arguments painting(String what, int status, UnaryOperator<ObjectNode> change) {
    return arguments(what, status, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paintings")
  void refusesToPaint(String what, int status, UnaryOperator<ObjectNode> change) {
    var before = generations();
    var wanted = change.apply(Person.painting(photoId));
    var reply = person.start(wanted, UUID.randomUUID().toString());
    assertProblem(reply, status);
    assertEquals(before, generations());
  }

  private int generations() {
    return person.get("/api/generations?limit=100").succeeded().json().path("items").size();
  }

  @Test
  void wantsAKeyThatMakesAskingTwiceSafe() {
    var reply = person.post("/api/generations", Person.painting(photoId).toString());
    assertProblem(reply, 400);
    assertEquals("IDEMPOTENCY_KEY_MISSING", reply.reason());
  }

  static Stream<Arguments> tokens() {
    // The header and claims of a real token, signed by somebody else.
    var stranger =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6InN0cmFuZ2VyIn0"
            + ".eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoiMSIsImV4cCI6NDEwMjQ0NDgwMH0"
            + ".c2lnbmVkLWJ5LXNvbWVib2R5LWVsc2U";
    return Stream.of(
        arguments("nobody", ""),
        arguments("a made-up key", "bg_live_000000000000000000000000000000000000"),
        arguments("a token of another issuer", stranger),
        arguments("a word", "nonsense"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokens")
  void letsInOnlyWhomItKnows(String who, String token) {
    var reply = Person.withToken(stack, token).get("/api/photos");
    assertProblem(reply, 401);
  }

  private static void assertProblem(Reply reply, int status) {
    assertEquals(status, reply.status(), reply::toString);
    assertTrue(reply.type().startsWith("application/problem+json"), reply::toString);
    assertFalse(reply.reason().isBlank(), reply::toString);
    assertFalse(reply.json().path("detail").asText().isBlank(), reply::toString);
  }
}
