package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhotosTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "\u00ff\u00d8\u00ff"})
  void refusesWhatIsTooShortToBeAnything(String head) {
    Refused.beforeDecoding(Refusal.EMPTY, bytes(head));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u00ff\u00d8\u00ff\u00e0", "\u0089PNG\r\n\u001a\n", "RIFF\u00ff\0\0\0WEBP"})
  void refusesAMagicWithoutAPicture(String head) {
    Refused.beforeDecoding(Refusal.TRUNCATED, bytes(head));
  }

  @Test
  void refusesAFileThatIsTooLargeBeforeLookingIntoIt() {
    PictureException refused =
        Refused.beforeDecoding(Refusal.TOO_LARGE_BYTES, new byte[(20 << 20) + 1]);
    assertEquals(20 << 20, refused.limit().getAsLong());
    assertEquals((20 << 20) + 1, refused.measured().getAsLong());
    assertEquals(Refusal.Kind.TOO_LARGE, refused.refusal().kind());
  }

  @Test
  void stopsADecoderThatTakesTooLong() {
    DecodeLimits d = DecodeLimits.DEFAULTS;
    DecodeLimits impatient =
        new DecodeLimits(
            d.maxBytes(),
            d.maxPixels(),
            d.minSide(),
            d.maxSide(),
            d.maxDecodedBytes(),
            d.maxScans(),
            d.maxMetadataBytes(),
            d.maxInflatedBytes(),
            Duration.ofNanos(1));
    byte[] photo = Jpegs.noise(200, 200);
    Refused.by(Refusal.TOOK_TOO_LONG, () -> Photos.decode(photo, impatient));
  }

  @Test
  void refusesAtOnceWhenDecodersAndQueueAreFull() {
    DecoderSlots one = new DecoderSlots(1, 0, Duration.ZERO);
    byte[] photo = Jpegs.noise(64, 64);
    try (var _ = one.take()) {
      PictureException refused =
          Refused.by(Refusal.DECODER_BUSY, () -> Photos.decode(photo, DecodeLimits.DEFAULTS, one));
      assertEquals(Refusal.Kind.BUSY, refused.refusal().kind());
    }
    assertEquals(64, Photos.decode(photo, DecodeLimits.DEFAULTS, one).image().width());
  }

  @Test
  void letsSoManyWaitAndForSoLong() {
    DecoderSlots impatient = new DecoderSlots(1, 5, Duration.ofMillis(1));
    try (var _ = impatient.take()) {
      Refused.by(Refusal.DECODER_BUSY, impatient::take);
      Refused.by(Refusal.DECODER_BUSY, impatient::take);
    }
    impatient.take().close();
  }

  @Test
  void saysThePhotosSizeWithoutDecodingIt() throws IOException {
    byte[] sideways = Files.readAllBytes(Path.of("../samples/box-phone.jpg"));
    PhotoHeader header = Photos.inspect(sideways, DecodeLimits.DEFAULTS);
    assertEquals(
        "JPEG YCbCr 4000x3000 LYING_ON_LEFT",
        "%s %s %dx%d %s"
            .formatted(
                header.format(),
                header.coding(),
                header.width(),
                header.height(),
                header.orientation()));
    assertEquals(3000, header.uprightWidth());
  }

  @Test
  void turnsAPhonePhotoOfTwelveMegapixelsUpright() throws IOException {
    byte[] sideways = Files.readAllBytes(Path.of("../samples/box-phone.jpg"));
    RgbaImage upright = Photos.decode(sideways, DecodeLimits.DEFAULTS).image();
    assertEquals("RgbaImage[3000 x 4000]", upright.toString());
    // On the front of the box is a pale disc, left of the picture's middle; its mirror image is the
    // dark side.
    assertTrue((upright.argb(1260, 2440) & 255) > 220);
    assertTrue((upright.argb(3000 - 1260, 4000 - 2440) & 255) < 120);
  }
}
