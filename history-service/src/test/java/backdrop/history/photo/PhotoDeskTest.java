package backdrop.history.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.history.failure.HistoryReason;
import backdrop.history.image.InMemoryImages;
import backdrop.history.image.KeptImage;
import backdrop.history.image.MovableClock;
import backdrop.history.image.PictureReader;
import backdrop.history.image.Pictures;
import backdrop.kit.failure.Failure;
import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import backdrop.picture.Encoders;
import backdrop.picture.Mask;
import backdrop.picture.MaskReading;
import backdrop.picture.RgbaImage;
import backdrop.picture.mask.MaskEdit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PhotoDeskTest {
  private static final CutOutOrigin FOUND = origin(0.9, "u2net");

  private record Limits(int maxPerAccount, int masksPerPhoto) implements PhotoLimits {}

  private final MovableClock clock = new MovableClock();
  private final InMemoryImages images = new InMemoryImages(clock);
  private final AtomicInteger ids = new AtomicInteger();
  private final PhotoDesk desk =
      new PhotoDesk(
          new InMemoryPhotos(),
          images,
          new PictureReader(DecodeLimits.DEFAULTS, new DecoderSlots(2, 16, Duration.ofSeconds(10))),
          new Limits(3, 2),
          clock,
          () -> "id-" + ids.incrementAndGet());

  private final byte[] jpeg = Pictures.jpeg(80, 64, 1);

  @Test
  void keepsAPictureAndAThumbnail() {
    Photo photo = desk.add("anna", jpeg, "dir/mug.jpg").photo();

    assertThat(photo.fileName()).isEqualTo("mug.jpg");
    assertThat(photo.width()).isEqualTo(80);
    assertThat(images.blobs()).containsExactlyInAnyOrderElementsOf(photo.blobs()).hasSize(2);
  }

  @Test
  void answersTheSamePhotoForTheSameBytes() {
    Photo first = desk.add("anna", jpeg, "mug.jpg").photo();

    AddedPhoto second = desk.add("anna", jpeg, "copy of mug.jpg");

    assertThat(second).isEqualTo(new AddedPhoto(first, false));
    assertThat(images.blobs()).hasSize(2);
  }

  @Test
  void sharesNothingBetweenAccounts() {
    Photo annas = desk.add("anna", jpeg, "mug.jpg").photo();

    Photo boriss = desk.add("boris", jpeg, "mug.jpg").photo();
    desk.delete("anna", annas.id());

    assertThat(images.blobs()).containsExactlyInAnyOrderElementsOf(boriss.blobs());
  }

  @Test
  void takesAnUploadAgainAfterItWasDeleted() {
    Photo first = desk.add("anna", jpeg, "mug.jpg").photo();
    desk.delete("anna", first.id());

    AddedPhoto again = desk.add("anna", jpeg, "mug.jpg");

    assertThat(again.isNew()).isTrue();
    assertThat(again.photo().id()).isNotEqualTo(first.id());
  }

  @Test
  void refusesMorePhotosThanAnAccountMayKeep() {
    for (int seed = 1; seed <= 3; seed++) {
      desk.add("anna", Pictures.jpeg(64, 64, seed), "");
    }

    Failure failure = failure(() -> desk.add("anna", Pictures.jpeg(64, 64, 4), ""));

    assertThat(failure.reason()).isEqualTo(HistoryReason.TOO_MANY_PHOTOS);
    assertThat(desk.add("anna", Pictures.jpeg(64, 64, 3), "").isNew()).isFalse();
  }

  @Test
  void keepsNothingOfWhatItRefuses() {
    failure(() -> desk.add("anna", new byte[] {1, 2, 3, 4}, "mug.jpg"));

    assertThat(images.blobs()).isEmpty();
    assertThat(desk.list("anna", 0, "").items()).isEmpty();
  }

  @Test
  void deletesMasksWithTheirPhoto() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();
    desk.putMask(
        "anna", photo.id(), Pictures.mask(80, 64), MaskReading.LUMINANCE, Optional.empty());

    desk.delete("anna", photo.id());
    desk.delete("anna", photo.id());

    assertThat(images.blobs()).isEmpty();
  }

  @Test
  void answersTheMaskLastPut() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();

    Photo masked =
        desk.putMask(
            "anna", photo.id(), Pictures.mask(80, 64), MaskReading.LUMINANCE, Optional.of(FOUND));

    PhotoMask mask = masked.lastMask().orElseThrow();
    assertThat(mask.origin()).contains(FOUND);
    assertThat(desk.mask("anna", photo.id(), "")).isEqualTo(mask.image());
    assertThat(desk.mask("anna", photo.id(), mask.id())).isEqualTo(mask.image());
  }

  @Test
  void changesNothingWhenTheLastMaskIsPutAgain() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();
    Photo once =
        desk.putMask(
            "anna", photo.id(), Pictures.mask(80, 64), MaskReading.LUMINANCE, Optional.of(FOUND));

    Photo twice =
        desk.putMask(
            "anna", photo.id(), Pictures.mask(80, 64), MaskReading.LUMINANCE, Optional.of(FOUND));

    assertThat(twice).isEqualTo(once);
    assertThat(images.blobs()).hasSize(3);
  }

  @Test
  void measuresTheProductByTheLastMask() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();
    desk.putMask(
        "anna", photo.id(), Pictures.mask(80, 64), MaskReading.LUMINANCE, Optional.empty());

    var look = desk.look("anna", photo.id());

    assertThat(look.colours()).isNotEmpty();
    assertThat(look.aspect()).isPositive();
  }

  @Test
  void paintsWhatIsTransparentInAMaskReadByAlpha() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();
    byte[] pixels = new byte[4 * 80 * 64];
    pixels[4 * 100 + 3] = -1;
    byte[] mask = Encoders.png(RgbaImage.of(80, 64, pixels));

    desk.putMask("anna", photo.id(), mask, MaskReading.ALPHA, Optional.empty());

    Mask kept = mask(bytes(desk.mask("anna", photo.id(), "")));
    assertThat(kept.at(20, 1)).isZero();
    assertThat(kept.at(21, 1)).isEqualTo(255);
  }

  @Test
  void editsTheMaskLastPutAndKeepsNothingOfIt() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();
    Photo masked =
        desk.putMask(
            "anna", photo.id(), Pictures.mask(80, 64), MaskReading.LUMINANCE, Optional.empty());

    Mask edited =
        mask(
            desk.editMask(
                "anna", photo.id(), editing(Optional.empty(), List.of(new MaskEdit.Grow(3)))));

    assertThat(edited).isEqualTo(mask(Pictures.mask(80, 64)).grown(3));
    assertThat(desk.get("anna", photo.id())).isEqualTo(masked);
  }

  @Test
  void editsAMaskThatIsSentAlong() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();

    Mask edited =
        mask(
            desk.editMask(
                "anna",
                photo.id(),
                editing(Optional.of(Pictures.mask(80, 64)), List.of(new MaskEdit.Invert()))));

    assertThat(edited).isEqualTo(mask(Pictures.mask(80, 64)).inverted());
  }

  @Test
  void combinesAMaskWithStrokes() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();
    MaskEditing all =
        new MaskEditing(
            List.of(new MaskEdit.Subtract()),
            Optional.of(Pictures.mask(80, 64)),
            MaskReading.LUMINANCE,
            Optional.of(Pictures.whiteMask(80, 64)));

    assertThat(mask(desk.editMask("anna", photo.id(), all)).paintedShare()).isZero();
  }

  @Test
  void refusesEditsThatLeaveNoProduct() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();
    MaskEditing tooMuch =
        editing(Optional.of(Pictures.mask(80, 64)), List.of(new MaskEdit.Grow(60)));

    assertThat(failure(() -> desk.editMask("anna", photo.id(), tooMuch)).reason())
        .isEqualTo(HistoryReason.MASK_EMPTY);
  }

  @Test
  void refusesEditsWithoutAMaskWithoutStepsAndWithoutTheirStrokes() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();
    MaskEditing invert = editing(Optional.empty(), List.of(new MaskEdit.Invert()));

    assertThat(failure(() -> desk.editMask("anna", photo.id(), invert)).reason())
        .isEqualTo(HistoryReason.MASK_NOT_FOUND);
    assertThat(failure(() -> editing(Optional.empty(), List.of())).fields().getFirst().field())
        .isEqualTo("edits");
    assertThat(
            failure(() -> editing(Optional.empty(), List.of(new MaskEdit.Add())))
                .fields()
                .getFirst()
                .field())
        .isEqualTo("strokes");
  }

  private static MaskEditing editing(Optional<byte[]> mask, List<MaskEdit> edits) {
    return new MaskEditing(edits, mask, MaskReading.LUMINANCE, Optional.empty());
  }

  private byte[] bytes(KeptImage image) {
    try (InputStream stream = images.open(image)) {
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Mask mask(byte[] png) {
    return Mask.decode(png, 80, 64, DecodeLimits.DEFAULTS);
  }

  @Test
  void measuresNothingWithoutAMask() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();

    assertThat(failure(() -> desk.look("anna", photo.id())).reason())
        .isEqualTo(HistoryReason.MASK_NOT_FOUND);
  }

  @Test
  void refusesAMaskOfAnotherSize() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();

    Failure failure =
        failure(
            () ->
                desk.putMask(
                    "anna",
                    photo.id(),
                    Pictures.mask(64, 80),
                    MaskReading.LUMINANCE,
                    Optional.empty()));

    assertThat(failure.reason()).isEqualTo(HistoryReason.MASK_SIZE_DIFFERS);
    assertThat(images.blobs()).hasSize(2);
  }

  @Test
  void refusesAConfidenceThatIsNoShare() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();

    Failure failure = failure(() -> putMaskFrom(origin(Double.NaN, "u2net"), photo));

    assertThat(failure.reason()).isEqualTo(HistoryReason.CONFIDENCE_OUT_OF_RANGE);
  }

  @Test
  void refusesANetworkWithALongName() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();

    Failure failure = failure(() -> putMaskFrom(origin(1, "u".repeat(101)), photo));

    assertThat(failure.reason()).isEqualTo(HistoryReason.TEXT_TOO_LONG);
  }

  private void putMaskFrom(CutOutOrigin origin, Photo photo) {
    desk.putMask(
        "anna", photo.id(), Pictures.mask(80, 64), MaskReading.LUMINANCE, Optional.of(origin));
  }

  private static CutOutOrigin origin(double confidence, String network) {
    return new CutOutOrigin(confidence, CutOutOrigin.Method.NETWORK, Optional.of(network));
  }

  @Test
  void answersAPhotoOfAnotherAsOneThatDoesNotExist() {
    Photo annas = desk.add("anna", jpeg, "mug.jpg").photo();

    Failure foreign = failure(() -> desk.get("boris", annas.id()));
    Failure unknown = failure(() -> desk.get("boris", "no-such-photo"));

    assertThat(foreign.reason()).isEqualTo(HistoryReason.PHOTO_NOT_FOUND);
    assertThat(foreign.text()).isEqualTo(unknown.text());
  }

  @Test
  void saysThatAPhotoHasNoMask() {
    Photo photo = desk.add("anna", jpeg, "mug.jpg").photo();

    Failure failure = failure(() -> desk.mask("anna", photo.id(), ""));

    assertThat(failure.reason()).isEqualTo(HistoryReason.MASK_NOT_FOUND);
  }

  private static Failure failure(Runnable call) {
    return catchThrowableOfType(Failure.class, call::run);
  }
}
