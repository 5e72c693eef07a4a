package backdrop.history.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.history.failure.HistoryReason;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import backdrop.picture.MaskReading;
import backdrop.picture.Photos;
import backdrop.picture.RgbaImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureReaderTest {
  private final PictureReader reader =
      new PictureReader(DecodeLimits.DEFAULTS, new DecoderSlots(1, 16, Duration.ofSeconds(10)));

  @Test
  void keepsEveryPixelOfThePhoto() {
    byte[] upload = Pictures.jpeg(90, 70, 1);

    ReadPhoto photo = reader.photo(upload);

    assertThat(imageOf(photo.png())).isEqualTo(imageOf(upload));
    assertThat(photo.width()).isEqualTo(90);
    assertThat(photo.height()).isEqualTo(70);
  }

  @Test
  void tellsWhetherAnythingIsTransparent() {
    assertThat(reader.photo(Pictures.transparentPng(64, 64, 1)).hasAlpha()).isTrue();
    assertThat(reader.photo(Pictures.jpeg(64, 64, 1)).hasAlpha()).isFalse();
  }

  @Test
  void shrinksTheLongerSideTo512() {
    RgbaImage thumbnail = imageOf(reader.photo(Pictures.jpeg(1024, 600, 1)).thumbnail());

    assertThat(thumbnail.width()).isEqualTo(512);
    assertThat(thumbnail.height()).isEqualTo(300);
  }

  @Test
  void shrinksAPictureOfOurOwnThatNoUploadMayBe() {
    DecodeLimits d = DecodeLimits.DEFAULTS;
    var strict = new PictureReader(d.withMaxBytes(1000), new DecoderSlots(1, 0, Duration.ZERO));

    byte[] thumbnail = strict.thumbnail(Pictures.noisePng(1600, 40, 1));

    assertThat(imageOf(thumbnail, d.withMinSide(1)).height()).isEqualTo(13);
  }

  @Test
  void refusesWhatIsNoPicture() {
    Failure failure =
        failure(() -> reader.photo("GIF89a, and no more".getBytes(StandardCharsets.US_ASCII)));

    assertThat(failure.reason()).isEqualTo(HistoryReason.PICTURE_TYPE_UNSUPPORTED);
    assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
  }

  @Test
  void refusesAFileWithTooManyBytesAndTellsTheLimit() {
    DecodeLimits defaults = DecodeLimits.DEFAULTS;
    byte[] tooMany = Arrays.copyOf(Pictures.jpeg(64, 64, 1), (int) defaults.maxBytes() + 1);

    Failure failure = failure(() -> reader.photo(tooMany));

    assertThat(failure.reason()).isEqualTo(HistoryReason.PICTURE_TOO_LARGE);
    assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(failure.details()).containsEntry("limit", Long.toString(defaults.maxBytes()));
  }

  @Test
  void refusesAFileThatEndsEarly() {
    byte[] whole = Pictures.jpeg(200, 200, 1);

    Failure failure = failure(() -> reader.photo(Arrays.copyOf(whole, whole.length / 2)));

    assertThat(failure.reason()).isEqualTo(HistoryReason.PICTURE_TRUNCATED);
    assertThat(failure.kind()).isEqualTo(FailureKind.UNPROCESSABLE);
  }

  @Test
  void refusesAMaskOfAnotherSize() {
    Failure failure =
        failure(() -> reader.mask(Pictures.mask(64, 65), MaskReading.LUMINANCE, 64, 64));

    assertThat(failure.reason()).isEqualTo(HistoryReason.MASK_SIZE_DIFFERS);
  }

  @Test
  void refusesAMaskThatKeepsNothing() {
    Failure failure =
        failure(() -> reader.mask(Pictures.whiteMask(64, 64), MaskReading.LUMINANCE, 64, 64));

    assertThat(failure.reason()).isEqualTo(HistoryReason.MASK_EMPTY);
  }

  @Test
  void asksToComeBackWhenAllSlotsAreTaken() {
    PictureReader busy =
        new PictureReader(DecodeLimits.DEFAULTS, new DecoderSlots(0, 0, Duration.ZERO));

    Failure failure = failure(() -> busy.photo(Pictures.jpeg(64, 64, 1)));

    assertThat(failure.reason()).isEqualTo(HistoryReason.PICTURE_DECODER_BUSY);
    assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
    assertThat(failure.retryAfter()).isPresent();
  }

  @Test
  void freesItsSlotAfterARefusal() {
    failure(() -> reader.photo(new byte[] {1, 2, 3}));

    assertThat(reader.photo(Pictures.jpeg(64, 64, 1)).width()).isEqualTo(64);
  }

  private static RgbaImage imageOf(byte[] picture) {
    return imageOf(picture, DecodeLimits.DEFAULTS);
  }

  private static RgbaImage imageOf(byte[] picture, DecodeLimits limits) {
    return Photos.decode(picture, limits).image();
  }

  private static Failure failure(Runnable call) {
    return catchThrowableOfType(Failure.class, call::run);
  }
}
