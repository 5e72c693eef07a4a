package backdrop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.gateway.testing.Browser;
import backdrop.gateway.testing.Browser.Reply;
import backdrop.gateway.testing.FakeHistory;
import backdrop.gateway.testing.FakeServices;
import backdrop.gateway.testing.GatewayTest;
import backdrop.gateway.testing.LoggedErrors;
import backdrop.gateway.testing.RawUpload;
import backdrop.gateway.testing.ServicesPort;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.TestIssuer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrives at the upload that no browser sends. */
@GatewayTest
class UploadEdgesComponentTest {
  private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=limit";

  private final FakeHistory history = FakeServices.running().history;

  /** Each upload by an account of its own, since uploads are counted. */
  private static String token() {
    return TestIssuer.token("edge-" + UUID.randomUUID(), Roles.USER);
  }

  private static String part(String disposition) {
    return "--limit\r\nContent-Disposition: form-data; %s\r\nContent-Type: image/png\r\n\r\nphoto\r\n"
        .formatted(disposition);
  }

  private static final String PHOTO = part("name=\"photo\"; filename=\"a.png\"");
  private static final String FIELD =
      "--limit\r\nContent-Disposition: form-data; name=\"photo\"\r\n\r\nphoto\r\n";
  private static final String END = "--limit--\r\n";

  static Stream<Arguments> odd() {
    return Stream.of(
        Arguments.of("no boundary in the body", "photo", "BODY_INVALID"),
        Arguments.of("nothing", "", "BODY_INVALID"),
        Arguments.of("no part", END, "PHOTO_MISSING"),
        Arguments.of("a field for a file", FIELD + END, "PHOTO_MISSING"),
        Arguments.of("half a part", PHOTO.substring(0, PHOTO.length() - 5), "BODY_INVALID"),
        Arguments.of("two files", PHOTO + PHOTO + END, "FIELD_INVALID"),
        Arguments.of("ten thousand parts", PHOTO.repeat(10_000) + END, "BODY_INVALID"),
        Arguments.of(
            "a path for a part",
            PHOTO + part("name=\"../../x\"; filename=\"b.png\"") + END,
            "FIELD_INVALID"),
        Arguments.of(
            "a zero in the file name",
            part("name=\"photo\"; filename=\"a\0b.png\"") + END,
            "FIELD_INVALID"),
        Arguments.of(
            "a file name of 64 KiB",
            part("name=\"photo\"; filename=\"%s.png\"".formatted("a".repeat(65_536))) + END,
            "FIELD_INVALID"),
        Arguments.of(
            "a line break in the file name",
            part("name=\"photo\"; filename=\"a\r\nX-Evil: 1\r\n.png\"") + END,
            "BODY_INVALID"),
        Arguments.of(
            "a line break in the file name, encoded",
            part("name=\"photo\"; filename*=UTF-8''a%0D%0AX-Evil.png") + END,
            "FIELD_INVALID"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("odd")
  void refusesAFormThatNoBrowserSends(String what, String body, String reason) {
    int before = history.photosAdded.get();

    Reply reply =
        Browser.with(token())
            .send(
                "POST",
                "/api/photos",
                "multipart/form-data; boundary=limit",
                body.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(reply.status()).as(reply::text).isEqualTo(400);
    assertThat(reply.reason()).isEqualTo(reason);
    assertThat(history.photosAdded.get()).isEqualTo(before);
    awaitNoFiles();
  }

  @Test
  void takesAFileUnderWhateverPathItHadAndKeepsTheLastPartOfItsName() {
    String body = part("name=\"photo\"; filename=\"../../etc/passwd\"") + END;

    Reply reply =
        Browser.with(token())
            .send(
                "POST",
                "/api/photos",
                "multipart/form-data; boundary=limit",
                body.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().at("/photo/fileName").asText()).isEqualTo("passwd");
  }

  @Test
  void unpacksNoCompressedBody() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[8 << 20]);
    }

    Reply reply =
        Browser.with(token())
            .header("Content-Encoding", "gzip")
            .send(
                "POST", "/api/photos", "multipart/form-data; boundary=limit", packed.toByteArray());

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.reason()).isEqualTo("MEDIA_TYPE_UNSUPPORTED");
  }

  @Test
  void stopsReadingABodyOfUnknownLengthAtTheLimit() {
    try (var errors = new LoggedErrors();
        RawUpload upload = new RawUpload(token(), MULTIPART, "Transfer-Encoding: chunked")) {
      upload.chunk(PHOTO.substring(0, PHOTO.length() - 2).getBytes(StandardCharsets.ISO_8859_1));
      byte[] chunk = new byte[1 << 20];
      int sent = 0;
      while (sent < 60 && !upload.answer().startsWith("HTTP")) {
        upload.chunk(chunk);
        sent++;
        if (upload.hungUpWithin(Duration.ofMillis(1))) {
          break;
        }
      }

      // What is under way in buffers goes on top of the limit of 25 MiB.
      assertThat(sent).isLessThan(45);
      assertThat(upload.status()).isIn(413, 0);
      awaitNoFiles();
      assertThat(errors.texts()).isEmpty();
    }
  }

  @Test
  void refusesALengthBeyondTheLimitBeforeTheBody() {
    try (RawUpload upload = new RawUpload(token(), MULTIPART, "Content-Length: 999999999")) {
      assertThat(upload.status()).isEqualTo(413);
    }
  }

  @Test
  void hangsUpOnABodyThatAllButStandsStill() {
    try (var errors = new LoggedErrors();
        RawUpload upload = new RawUpload(token(), MULTIPART, "Content-Length: 100000")) {
      upload.send(PHOTO);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> upload.send((byte) 'x').hungUpWithin(Duration.ofMillis(50)));

      assertThat(upload.status()).isEqualTo(408);
      assertThat(upload.answer()).contains("BODY_TOO_SLOW");
      awaitNoFiles();
      assertThat(errors.texts()).isEmpty();
    }
  }

  @Test
  void leavesNothingOfAnUploadThatWasBrokenOff() {
    int before = history.photosAdded.get();
    try (RawUpload upload = new RawUpload(token(), MULTIPART, "Content-Length: 2000000")) {
      upload.send(PHOTO.substring(0, PHOTO.length() - 2)).send(new byte[1_000_000]);
      await().until(() -> files() > 0);
    }

    awaitNoFiles();
    assertThat(history.photosAdded.get()).isEqualTo(before);
  }

  private static void awaitNoFiles() {
    await().atMost(Duration.ofSeconds(5)).until(() -> files() == 0);
  }

  private static long files() throws IOException {
    Path folder = ServicesPort.uploads();
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
