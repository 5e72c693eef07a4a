package backdrop.history.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.history.image.InMemoryImages;
import backdrop.history.image.MovableClock;
import backdrop.history.image.PictureReader;
import backdrop.history.image.Pictures;
import backdrop.history.image.Sha256;
import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordKeeperTest {
  private final MovableClock clock = new MovableClock();
  private final InMemoryImages images = new InMemoryImages(clock);
  private final InMemoryRecords records = new InMemoryRecords();
  private final Map<Integer, List<Optional<byte[]>>> answers = new HashMap<>();
  private boolean reachable = true;
  private int downloads;

  private final RecordKeeper keeper =
      new RecordKeeper(
          records,
          this::fetch,
          images,
          new PictureReader(
              DecodeLimits.DEFAULTS, new DecoderSlots(1, 16, Duration.ofSeconds(10))));
  private final RecordDesk desk = new RecordDesk(records, images, clock);

  private final byte[] first = Pictures.jpeg(64, 64, 1);
  private final byte[] second = Pictures.jpeg(64, 64, 2);

  @Test
  void keepsEachFinishedImageWithAThumbnail() {
    answers.put(0, List.of(Optional.of(first)));
    answers.put(2, List.of(Optional.of(second)));

    Keeping kept = keeper.keep(generation(image(0, first), image(2, second)));

    assertThat(kept).isEqualTo(Keeping.KEPT);
    assertThat(desk.result("anna", "g1", 0).sha256()).isEqualTo(Sha256.hex(first));
    assertThat(desk.result("anna", "g1", 2).sha256()).isEqualTo(Sha256.hex(second));
    assertThat(desk.thumbnail("anna", "g1", 2).mediaType()).isEqualTo("image/jpeg");
    assertThat(images.blobs()).hasSize(4);
  }

  @Test
  void keepsAGenerationOnceHoweverOftenTheNewsArrives() {
    answers.put(0, List.of(Optional.of(first)));
    keeper.keep(generation(image(0, first)));
    desk.change("anna", "g1", RecordChange.of(List.of("note"), false, "mine"));

    Keeping again = keeper.keep(generation(image(0, first)));

    assertThat(again).isEqualTo(Keeping.REPEATED);
    assertThat(desk.get("anna", "g1").note()).isEqualTo("mine");
    assertThat(downloads).isEqualTo(1);
    assertThat(images.blobs()).hasSize(2);
  }

  @Test
  void doesNotBringBackWhatItsOwnerDeleted() {
    answers.put(0, List.of(Optional.of(first)));
    keeper.keep(generation(image(0, first)));
    desk.delete("anna", "g1");

    Keeping again = keeper.keep(generation(image(0, first)));

    assertThat(again).isEqualTo(Keeping.REPEATED);
    assertThat(records.find("anna", "g1")).isEmpty();
    assertThat(images.blobs()).isEmpty();
  }

  @Test
  void makesNoRecordWithoutAFinishedImage() {
    Keeping kept = keeper.keep(generation());

    assertThat(kept).isEqualTo(Keeping.NOTHING_FINISHED);
    assertThat(records.knows("g1")).isFalse();
  }

  @Test
  void keepsTheRecordWhenAnImageIsGone() {
    answers.put(0, List.of(Optional.empty()));
    answers.put(1, List.of(Optional.of(second)));

    keeper.keep(generation(image(0, first), image(1, second)));

    GenerationRecord kept = desk.get("anna", "g1");
    assertThat(kept.image(0)).contains(RecordImage.lost(0));
    assertThat(kept.image(1).orElseThrow().result()).isPresent();
  }

  @Test
  void fetchesAnImageAgainWhoseBytesArriveDamaged() {
    answers.put(0, List.of(Optional.of(second), Optional.of(first)));

    keeper.keep(generation(image(0, first)));

    assertThat(desk.result("anna", "g1", 0).sha256()).isEqualTo(Sha256.hex(first));
  }

  @Test
  void givesUpAnImageWhoseBytesStayDamaged() {
    answers.put(0, List.of(Optional.of(second), Optional.of(second), Optional.of(second)));

    Keeping kept = keeper.keep(generation(image(0, first)));

    assertThat(kept).isEqualTo(Keeping.KEPT);
    assertThat(desk.get("anna", "g1").image(0)).contains(RecordImage.lost(0));
    assertThat(images.blobs()).isEmpty();
  }

  @Test
  void keepsAnImageThatCannotBeShrunk() {
    byte[] odd = "no picture at all".getBytes(StandardCharsets.US_ASCII);
    answers.put(0, List.of(Optional.of(odd)));

    keeper.keep(generation(image(0, odd)));

    RecordImage kept = desk.get("anna", "g1").image(0).orElseThrow();
    assertThat(kept.result()).isPresent();
    assertThat(kept.thumbnail()).isEmpty();
  }

  @Test
  void leavesNothingBehindWhileInferenceIsAway() {
    answers.put(0, List.of(Optional.of(first)));

    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> keeper.keep(generation(image(0, first), image(1, second))));

    assertThat(failure.reason()).isEqualTo(CommonReason.SERVICE_UNAVAILABLE);
    assertThat(records.knows("g1")).isFalse();
    assertThat(images.blobs()).isEmpty();
  }

  @Test
  void keepsItAllWhenInferenceIsBack() {
    reachable = false;
    catchThrowableOfType(Failure.class, () -> keeper.keep(generation(image(0, first))));
    reachable = true;
    answers.put(0, List.of(Optional.of(first)));

    Keeping kept = keeper.keep(generation(image(0, first)));

    assertThat(kept).isEqualTo(Keeping.KEPT);
  }

  private Optional<byte[]> fetch(String generationId, int index) {
    downloads++;
    List<Optional<byte[]>> left = answers.get(index);
    if (!reachable || left == null) {
      throw new Failure(CommonReason.SERVICE_UNAVAILABLE, "away");
    }
    answers.put(index, new ArrayList<>(left.subList(1, left.size())));
    return left.getFirst();
  }

  private static FinishedImage image(int index, byte[] bytes) {
    return new FinishedImage(index, "image/png", Sha256.hex(bytes));
  }

  private static FinishedGeneration generation(FinishedImage... images) {
    return new FinishedGeneration(
        "g1",
        "anna",
        Instant.parse("2026-03-01T12:00:00Z"),
        "photo-1",
        "urban",
        List.of(images),
        new GenerationSnapshot(new byte[] {1}));
  }
}
