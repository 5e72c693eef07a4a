package backdrop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.gateway.testing.Browser;
import backdrop.gateway.testing.Browser.Reply;
import backdrop.gateway.testing.FakeHistory;
import backdrop.gateway.testing.FakeServices;
import backdrop.gateway.testing.GatewayTest;
import backdrop.history.v1.MaskReading;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.TestIssuer;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@GatewayTest
class PhotoComponentTest {
  private static final byte[] PHOTO = "photo".getBytes(StandardCharsets.UTF_8);
  private static final byte[] MASK = "a mask".getBytes(StandardCharsets.UTF_8);

  private final FakeHistory history = FakeServices.running().history;

  @Test
  void keepsAPhotoAndCutsItOut() {
    Reply reply = as("u1").upload("/api/photos", Map.of("photo", PHOTO), "shop/bottle.png");

    assertThat(reply.status()).isEqualTo(201);
    String id = reply.json().at("/photo/photoId").asText();
    assertThat(reply.header("Location")).endsWith("/api/photos/" + id);
    assertThat(reply.json().at("/photo/fileName").asText()).isEqualTo("bottle.png");
    assertThat(reply.json().at("/photo/mask/confidence").asDouble()).isEqualTo(0.5);
    assertThat(reply.json().at("/photo/mask/method").asText()).isEqualTo("automatic");
    assertThat(reply.json().get("maskProblem").isNull()).isTrue();
  }

  @Test
  void saysLaterOnTooWhichNetworkCutAPhotoOut() {
    byte[] cat = "cat".getBytes(StandardCharsets.UTF_8);
    Reply upload = as("u9").upload("/api/photos", Map.of("photo", cat), "cat.png");

    Reply later = as("u9").get("/api/photos/" + upload.json().at("/photo/photoId").asText());

    assertThat(later.json().at("/photo/mask/method").asText()).isEqualTo("network");
    assertThat(later.json().at("/photo/mask/network").asText()).isEqualTo("u2net");
    assertThat(later.json().at("/photo/mask/confidence").asDouble()).isEqualTo(0.5);
  }

  @Test
  void keepsAPhotoWithTheMaskThatCameWithIt() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("photo", PHOTO);
    files.put("mask", MASK);

    Reply reply = as("u2").upload("/api/photos", files, "bottle.png");

    assertThat(reply.json().at("/photo/mask/method").asText()).isEqualTo("painted");
    assertThat(reply.json().at("/photo/mask/confidence").isNull()).isTrue();
  }

  @Test
  void keepsAPhotoThatCannotBeCutOut() {
    Reply reply =
        as("u3")
            .upload(
                "/api/photos", Map.of("photo", "plain".getBytes(StandardCharsets.UTF_8)), "x.png");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().at("/photo/mask").isNull()).isTrue();
    assertThat(reply.json().at("/maskProblem/reason").asText()).isEqualTo("CUT_OUT_FAILED");
  }

  @Test
  void handsOnWhyAPictureCannotBeUsed() {
    Reply reply =
        as("u4")
            .upload(
                "/api/photos",
                Map.of("photo", "corrupt".getBytes(StandardCharsets.UTF_8)),
                "x.png");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.reason()).isEqualTo("PICTURE_CORRUPT");
  }

  @Test
  void refusesAFileOfMoreThanTwentyMebibytes() {
    Reply reply =
        as("u5").upload("/api/photos", Map.of("photo", new byte[20 * 1024 * 1024 + 1]), "x.png");

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.reason()).isEqualTo("PICTURE_TOO_LARGE");
    assertThat(reply.json().at("/fields/0/field").asText()).isEqualTo("photo");
  }

  @Test
  void refusesARequestOfMoreThanTwentyFiveMebibytes() {
    Reply reply =
        as("u6").upload("/api/photos", Map.of("photo", new byte[25 * 1024 * 1024]), "x.png");

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.reason()).isEqualTo("BODY_TOO_LARGE");
  }

  @Test
  void refusesAnUploadWithoutAPhoto() {
    Reply reply = as("u7").upload("/api/photos", Map.of("file", PHOTO), "x.png");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.reason()).isEqualTo("PHOTO_MISSING");
  }

  @Test
  void refusesBrokenMultipart() {
    Reply reply =
        as("u8")
            .send(
                "POST",
                "/api/photos",
                "multipart/form-data",
                "no boundary".getBytes(StandardCharsets.UTF_8));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void takesAMaskAsTheBody() {
    String photo = history.keep("u9", ByteString.copyFrom(PHOTO), ByteString.EMPTY);

    Reply reply = as("u9").send("PUT", "/api/photos/" + photo + "/mask", "image/png", MASK);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/photo/mask/maskId").asText()).isEqualTo("mask-of-6");
  }

  @Test
  void saysHowAMaskIsToBeRead() {
    String photo = history.keep("u20", ByteString.copyFrom(PHOTO), ByteString.EMPTY);
    Browser browser = as("u20");

    Reply alpha =
        browser.send("PUT", "/api/photos/" + photo + "/mask?maskReading=alpha", "image/png", MASK);
    Reply other =
        browser.send("PUT", "/api/photos/" + photo + "/mask?maskReading=red", "image/png", MASK);

    assertThat(alpha.status()).isEqualTo(200);
    assertThat(history.lastReading()).isEqualTo(MaskReading.MASK_READING_ALPHA);
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().at("/fields/0/field").asText()).isEqualTo("maskReading");
  }

  @Test
  void editsTheMaskLastPut() {
    String photo = history.keep("u21", ByteString.copyFrom(PHOTO), ByteString.copyFrom(MASK));

    Reply reply =
        as("u21")
            .send(
                "POST",
                "/api/photos/" + photo + "/mask/edits",
                """
                {"edits": [{"tool": "shrink", "pixels": 3}, {"tool": "keepLargest"}]}\
                """);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("image/png");
    assertThat(reply.text())
        .isEqualTo("MASK_TOOL_SHRINK 3, MASK_TOOL_KEEP_LARGEST 0; ; ; MASK_READING_UNSPECIFIED");
  }

  @Test
  void editsAMaskThatIsSentAlongWithStrokes() {
    String photo = history.keep("u22", ByteString.copyFrom(PHOTO), ByteString.EMPTY);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("mask", MASK);
    files.put("strokes", "strokes".getBytes(StandardCharsets.UTF_8));

    Map<String, String> edits = Map.of("edits", "{\"edits\": [{\"tool\": \"add\"}]}");

    Reply reply = as("u22").form("/api/photos/" + photo + "/mask/edits", edits, files, "mask.png");

    assertThat(reply.text()).isEqualTo("MASK_TOOL_ADD 0; a mask; strokes; MASK_READING_LUMINANCE");
  }

  @Test
  void refusesAFileThatNoEditWouldUse() {
    String photo = history.keep("u24", ByteString.copyFrom(PHOTO), ByteString.EMPTY);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("mask", MASK);
    files.put("stroke", "strokes".getBytes(StandardCharsets.UTF_8));
    Map<String, String> edits = Map.of("edits", "{\"edits\": [{\"tool\": \"add\"}]}");

    Reply reply = as("u24").form("/api/photos/" + photo + "/mask/edits", edits, files, "mask.png");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/fields/0/rule").asText()).contains("strokes");
  }

  @Test
  void refusesEditsThatSayNothing() {
    String photo = history.keep("u23", ByteString.copyFrom(PHOTO), ByteString.EMPTY);
    Browser browser = as("u23");
    String edits = "/api/photos/" + photo + "/mask/edits";

    assertThat(browser.send("POST", edits, "{\"edits\": []}").status()).isEqualTo(400);
    assertThat(browser.send("POST", edits, "{\"edits\": [{}]}").status()).isEqualTo(400);
    assertThat(browser.send("POST", edits, "{\"edits\": [{\"tool\": \"cut\"}]}").status())
        .isEqualTo(400);
    assertThat(browser.upload(edits, Map.of("mask", MASK), "mask.png").status()).isEqualTo(400);
  }

  @Test
  void streamsAPhotoWithItsHashAsTag() {
    String photo = history.keep("u10", ByteString.copyFrom(new byte[700_000]), ByteString.EMPTY);

    Reply reply = as("u10").get("/api/photos/" + photo + "/image");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.response().body()).hasSize(700_000);
    assertThat(reply.header("ETag")).isEqualTo("\"sha-of-700000\"");
    assertThat(reply.header("Content-Type")).isEqualTo("image/png");
    assertThat(reply.header("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(reply.header("Content-Disposition")).isEqualTo("inline");
    assertThat(reply.response().headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; sandbox");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void sendsNoBytesThatTheBrowserHas() {
    String photo = history.keep("u11", ByteString.copyFrom(PHOTO), ByteString.EMPTY);

    Reply reply =
        as("u11").header("If-None-Match", "\"sha-of-5\"").get("/api/photos/" + photo + "/image");

    assertThat(reply.status()).isEqualTo(304);
    assertThat(reply.response().body()).isEmpty();
    assertThat(reply.header("ETag")).isEqualTo("\"sha-of-5\"");
  }

  @Test
  void hidesAnotherAccountsPhoto() {
    String photo = history.keep("owner", ByteString.copyFrom(PHOTO), ByteString.EMPTY);
    Browser other = as("u12");

    Reply known = other.get("/api/photos/" + photo);
    Reply unknown = other.get("/api/photos/nobodys");

    assertThat(known.status()).isEqualTo(404);
    assertThat(known.json().get("detail")).isEqualTo(unknown.json().get("detail"));
    assertThat(other.get("/api/photos/" + photo + "/image").status()).isEqualTo(404);
    assertThat(other.send(other.request("/api/photos/" + photo).DELETE()).status()).isEqualTo(404);
    assertThat(other.send("PUT", "/api/photos/" + photo + "/mask", "image/png", MASK).status())
        .isEqualTo(404);
  }

  @Test
  void limitsHowOftenAnAccountUploads() {
    Browser browser = as("hasty");
    String photo = history.keep("hasty", ByteString.copyFrom(PHOTO), ByteString.EMPTY);
    for (int i = 0; i < 9; i++) {
      browser.send("PUT", "/api/photos/" + photo + "/mask", "image/png", MASK);
    }

    Reply reply = browser.send("PUT", "/api/photos/" + photo + "/mask", "image/png", MASK);

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.reason()).isEqualTo("RATE_LIMITED");
    assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
    assertThat(reply.header("RateLimit")).startsWith("\"uploads\";r=0;t=");
    assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"uploads\";q=9;w=3600");
    assertThat(as("patient").get("/api/styles").status()).isEqualTo(200);
  }

  private static Browser as(String account) {
    return Browser.with(TestIssuer.token(account, Roles.USER));
  }
}
