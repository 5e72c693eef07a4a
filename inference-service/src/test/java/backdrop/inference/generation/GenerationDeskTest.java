package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.inference.cutout.ProductCutter;
import backdrop.inference.generation.GenerationState.Cancelled;
import backdrop.inference.generation.GenerationState.Queued;
import backdrop.inference.generation.GenerationState.Succeeded;
import backdrop.inference.generation.ProgressFeed.Interest;
import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureReason;
import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import backdrop.picture.Product;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationDeskTest {
  private static final String REQUEST = "6f1c1a52-5b0f-4d34-9f0e-5d3a1f0a7b11";
  private static final Duration SOON = Duration.ofSeconds(5);

  private record Caps(int perOwner, int overall) implements AdmissionRules {}

  private final TestShop shop = new TestShop();
  private final GenerationDesk desk = desk(new Caps(3, 4));

  private GenerationDesk desk(AdmissionRules rules) {
    return desk(shop.workshop("replica-1"), rules);
  }

  private GenerationDesk desk(Workshop workshop, AdmissionRules rules) {
    Forecast forecast = new Forecast(shop.generations, workshop.replica());
    ProductCutter cutter =
        new ProductCutter(
            (image, seeds) -> {
              boolean[] kept = new boolean[seeds.length];
              for (int i = 0; i < seeds.length; i++) {
                kept[i] = seeds[i] >= 2;
              }
              return kept;
            });
    PhotoIntake intake =
        new PhotoIntake(
            cutter, DecodeLimits.DEFAULTS, new DecoderSlots(1, 16, Duration.ofSeconds(30)));
    FreshProducts fresh = shop.fresh(workshop.replica().id());
    return new GenerationDesk(
        workshop,
        new Reception(workshop, intake, fresh, forecast, rules, () -> 77, shop.bell),
        forecast);
  }

  @Test
  void acceptsWithEverythingDecided() {
    GenerationSettings open =
        new GenerationSettings(
            "",
            "oak table",
            "",
            PromptSyntax.LITERAL,
            OptionalLong.empty(),
            2,
            0,
            0,
            "",
            TestGenerations.SETTINGS.layout(),
            Output.PNG);

    Generation accepted = desk.start(start("ann", REQUEST, open)).generation();

    assertThat(accepted.state()).isInstanceOf(Queued.class);
    assertThat(accepted.settings().model()).isEqualTo("toy");
    assertThat(accepted.settings().steps()).isEqualTo(4);
    assertThat(accepted.settings().sampler()).isEqualTo("ddim");
    assertThat(accepted.images()).extracting(GenerationImage::seed).containsExactly(77L, 78L);
  }

  @Test
  void tellsWhichWordsTheModelWillNotSee() {
    GenerationSettings settings =
        TestGenerations.settings("word ".repeat(30) + "sea sand", "blurry", Background.PAINTED);

    Generation accepted = desk.start(start("ann", REQUEST, settings)).generation();

    assertThat(accepted.fit())
        .contains(
            new PromptFit(
                new TextFit(32, 30, List.of("sea", "sand")), new TextFit(1, 30, List.of())));
  }

  @Test
  void countsNoWordsWhereNoModelReadsThem() {
    GenerationSettings settings = TestGenerations.settings("word", "blurry", Background.WHITE);

    Generation accepted = desk.start(start("ann", REQUEST, settings)).generation();

    assertThat(accepted.fit()).isEmpty();
  }

  @Test
  void hasStoredTheInputsWhenItAnswers() throws Exception {
    Generation accepted = desk.start(start("ann", REQUEST)).generation();

    try (InputStream photo = shop.artifacts.open(ArtifactKey.photo(accepted.id())).orElseThrow()) {
      assertThat(photo.readAllBytes()).isEqualTo(TestPhotos.photo());
    }
  }

  @Test
  void paintsWithTheProductThatWasCutOutAtAcceptance() {
    String id = start("ann").id();
    shop.artifacts.remove(ArtifactKey.photo(id));
    shop.artifacts.remove(ArtifactKey.mask(id));

    shop.worker("replica-1").paintNext();

    assertThat(shop.stored(id).state()).isInstanceOf(Succeeded.class);
  }

  @Test
  void leavesTheProductToNoOtherReplica() {
    String id = start("ann").id();

    shop.worker("replica-2").paintNext();

    assertThat(shop.stored(id).state()).isInstanceOf(Succeeded.class);
    assertThat(shop.fresh("replica-1").take(id)).isPresent();
  }

  @Test
  void remembersTheProductThatItsStoredInputsMake() {
    Generation accepted = desk.start(withoutMask()).generation();

    Product remembered = shop.fresh("replica-1").take(accepted.id()).orElseThrow();

    Product again = shop.workshop("replica-1").products().of(accepted);
    assertThat(again).isNotSameAs(remembered);
    assertThat(again.bounds()).isEqualTo(remembered.bounds());
    assertThat(again.image()).isEqualTo(remembered.image());
  }

  @Test
  void remembersNoProductForARepeatedStart() {
    Generation first = desk.start(start("ann", REQUEST)).generation();
    shop.fresh("replica-1").take(first.id());

    desk.start(start("ann", REQUEST));

    assertThat(shop.fresh("replica-1").take(first.id())).isEmpty();
  }

  @Test
  void remembersNoProductForAStartThatAnotherReplicaAcceptedFirst() {
    Replica late =
        new Replica(
            "replica-2",
            shop.clock,
            () -> {
              desk.start(start("ann", REQUEST));
              return "late";
            });
    Workshop workshop = shop.workshop(late, shop.artifacts, shop.feed);

    Generation answered = desk(workshop, new Caps(3, 4)).start(start("ann", REQUEST)).generation();

    assertThat(answered.id()).isNotEqualTo("late");
    assertThat(shop.fresh("replica-2").take("late")).isEmpty();
    assertThat(shop.fresh("replica-1").take(answered.id())).isPresent();
  }

  @Test
  void answersARepeatedStartWithTheSameGeneration() {
    Generation first = desk.start(start("ann", REQUEST)).generation();

    Generation again = desk.start(start("ann", REQUEST)).generation();

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(shop.generations.waiting().turns()).hasSize(1);
  }

  @Test
  void refusesARequestIdWithOtherContent() {
    desk.start(start("ann", REQUEST));

    assertThat(reason(() -> desk.start(start("ann", REQUEST, TestGenerations.settings(1)))))
        .isEqualTo(InferenceReason.REQUEST_ID_REUSED);
  }

  @Test
  void letsTwoOwnersUseTheSameRequestId() {
    Generation ann = desk.start(start("ann", REQUEST)).generation();

    Generation bob = desk.start(start("bob", REQUEST)).generation();

    assertThat(bob.id()).isNotEqualTo(ann.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "17", "6f1c1a52-5b0f-4d34-9f0e", "1-1-1-1-1"})
  void refusesARequestIdThatIsNoUuid(String requestId) {
    assertThat(reason(() -> desk.start(start("ann", requestId))))
        .isEqualTo(InferenceReason.REQUEST_ID_INVALID);
  }

  @Test
  void refusesAMaskOfAnotherSize() {
    assertThat(reason(() -> desk.start(withMask(TestPhotos.mask(97)))))
        .isEqualTo(InferenceReason.MASK_SIZE_DIFFERS);
    assertThat(shop.generations.waiting().turns()).isEmpty();
  }

  @Test
  void refusesAMaskThatKeepsNothing() {
    assertThat(reason(() -> desk.start(withMask(TestPhotos.emptyMask()))))
        .isEqualTo(InferenceReason.MASK_EMPTY);
  }

  @Test
  void refusesAPhotoThatIsNone() {
    GenerationStart start =
        new GenerationStart(
            "ann",
            REQUEST,
            TestGenerations.SETTINGS,
            GenerationLabels.NONE,
            "GIF89a and so on and so on".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            Optional.empty(),
            "");

    assertThat(reason(() -> desk.start(start))).isEqualTo(InferenceReason.PICTURE_TYPE_UNSUPPORTED);
    assertThat(
            shop.artifacts.storedBefore(shop.clock.instant().plusSeconds(1), Optional.empty(), 9))
        .isEmpty();
  }

  @Test
  void cutsThePhotoOutWhereThereIsNoMask() {
    Generation accepted = desk.start(withoutMask()).generation();

    assertThat(shop.artifacts.open(ArtifactKey.mask(accepted.id()))).isPresent();
  }

  @Test
  void asksForAMaskWhereNoProductStandsOut() {
    GenerationStart start =
        new GenerationStart(
            "ann",
            REQUEST,
            TestGenerations.SETTINGS,
            GenerationLabels.NONE,
            TestPhotos.empty(),
            Optional.empty(),
            "");

    assertThat(reason(() -> desk.start(start))).isEqualTo(InferenceReason.PRODUCT_NOT_FOUND);
  }

  @Test
  void turnsAnOwnerAwayWhoHasTooManyWaiting() {
    for (int i = 0; i < 3; i++) {
      start("ann");
    }

    Failure full = failure(() -> start("ann"));

    assertThat(full.reason()).isEqualTo(InferenceReason.QUEUE_FULL);
    assertThat(full.retryAfter()).isPresent();
  }

  @Test
  void turnsEverybodyAwayWhenTooManyWait() {
    start("ann");
    start("bob");
    start("cid");
    start("dan");

    assertThat(reason(() -> start("eve"))).isEqualTo(InferenceReason.QUEUE_FULL);
  }

  @Test
  void turnsNobodyAwayWhoRepeatsAStart() {
    Generation first = desk.start(start("ann", REQUEST)).generation();
    start("bob");
    start("cid");
    start("dan");

    assertThat(desk.start(start("ann", REQUEST)).generation().id()).isEqualTo(first.id());
  }

  @Test
  void acceptsNothingWhileTheModelLoads() {
    shop.painter.load(true);

    assertThat(reason(() -> start("ann"))).isEqualTo(InferenceReason.MODEL_LOADING);
  }

  @Test
  void hidesAGenerationFromEverybodyButItsOwner() {
    String id = start("ann").id();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> desk.get("bob", id),
            () -> desk.watch("bob", id, Interest.STEPS),
            () -> desk.cancel("bob", id),
            () -> desk.cancelImage("bob", id, 0),
            () -> desk.download(Optional.of("bob"), id, 0))) {
      assertThat(reason(call)).isEqualTo(InferenceReason.GENERATION_NOT_FOUND);
    }
    assertThat(shop.stored(id).state()).isInstanceOf(Queued.class);
  }

  @Test
  void tellsThePlaceInTheQueue() {
    start("ann");
    Generation second = start("ann");
    Generation other = start("bob");
    shop.clock.advance(Duration.ofSeconds(1));

    assertThat(desk.get("bob", other.id()).progress())
        .contains(new Progress.Waiting(2, Optional.empty()));
    assertThat(desk.get("ann", second.id()).progress())
        .contains(new Progress.Waiting(3, Optional.empty()));
  }

  @Test
  void estimatesTheWaitFromRecentGenerations() {
    shop.generations.add(
        TestGenerations.succeeded(
            "done", "cid", shop.clock.instant().minusSeconds(16), shop.clock.instant()));
    start("ann");
    Generation second = start("ann");
    shop.clock.advance(Duration.ofSeconds(1));

    assertThat(desk.get("ann", second.id()).progress())
        .contains(new Progress.Waiting(2, Optional.of(Duration.ofSeconds(16))));
  }

  @Test
  void cancelsAQueuedGenerationAtOnceAndOnce() {
    String id = start("ann").id();

    GenerationView first = desk.cancel("ann", id);
    GenerationView second = desk.cancel("ann", id);

    assertThat(first.generation().state()).isInstanceOf(Cancelled.class);
    assertThat(second.generation()).isEqualTo(first.generation());
  }

  @Test
  void refusesToCancelAnImageThatDoesNotExist() {
    String id = start("ann").id();

    assertThat(reason(() -> desk.cancelImage("ann", id, 2)))
        .isEqualTo(InferenceReason.IMAGE_INDEX_OUT_OF_RANGE);
  }

  @Test
  void givesOutNoFileBeforeItIsFinished() {
    String id = start("ann").id();

    assertThat(reason(() -> desk.download(Optional.of("ann"), id, 0)))
        .isEqualTo(InferenceReason.RESULT_NOT_READY);
  }

  @Test
  void givesAnotherServiceEveryonesFiles() throws Exception {
    String id = start("ann").id();
    shop.worker("replica-1").paintNext();

    try (InputStream bytes = desk.download(Optional.empty(), id, 1).bytes()) {
      assertThat(bytes.readAllBytes()).asString().isEqualTo("picture 11");
    }
  }

  @Test
  void saysThatAFileHasExpired() {
    String id = start("ann").id();
    shop.worker("replica-1").paintNext();
    shop.generations.change(id, Generation::expire);

    assertThat(reason(() -> desk.download(Optional.of("ann"), id, 0)))
        .isEqualTo(InferenceReason.RESULT_EXPIRED);
  }

  @Test
  void beginsAWatchWithTheWholeAndEndsItWithTheEnd() throws Exception {
    String id = start("ann").id();

    List<WatchEvent> events = new ArrayList<>();
    try (GenerationWatch watch = desk.watch("ann", id, Interest.PREVIEWS)) {
      Thread painting = Thread.ofVirtual().start(() -> shop.worker("replica-1").paintNext());
      while (!watch.over()) {
        watch.next(SOON).ifPresent(events::add);
      }
      painting.join();
    }

    assertThat(events.getFirst()).isInstanceOf(WatchEvent.Snapshot.class);
    assertThat(events.getLast()).isInstanceOf(WatchEvent.Finished.class);
    assertThat(events).filteredOn(WatchEvent.ImageFinished.class::isInstance).hasSize(2);
    assertThat(events).filteredOn(WatchEvent.Finished.class::isInstance).hasSize(1);
  }

  @Test
  void tellsOneWhoComesLateTheEndAtOnce() throws Exception {
    String id = start("ann").id();
    desk.cancel("ann", id);

    try (GenerationWatch watch = desk.watch("ann", id, Interest.STEPS)) {
      assertThat(watch.next(SOON)).get().isInstanceOf(WatchEvent.Snapshot.class);
      assertThat(watch.next(SOON)).get().isInstanceOf(WatchEvent.Finished.class);
      assertThat(watch.over()).isTrue();
    }
  }

  @Test
  void followsWhatAnotherReplicaPaints() throws Exception {
    String id = start("ann").id();
    GenerationWorker elsewhere =
        new GenerationWorker(
            shop.workshop(shop.replica("replica-2"), shop.artifacts, new ProgressFeed()),
            new Bell());

    List<WatchEvent> events = new ArrayList<>();
    try (GenerationWatch watch = desk.watch("ann", id, Interest.STEPS)) {
      elsewhere.paintNext();
      while (!watch.over()) {
        watch.next(SOON).ifPresent(events::add);
      }
    }

    assertThat(events).filteredOn(WatchEvent.ImageFinished.class::isInstance).hasSize(2);
    assertThat(events.getLast()).isInstanceOf(WatchEvent.Finished.class);
  }

  @Test
  void tellsASlowReaderTheLatestOnly() throws Exception {
    Generation running = start("ann");
    shop.generations.change(running.id(), now -> now.take("replica-1", shop.clock.instant()));

    List<WatchEvent> events = new ArrayList<>();
    try (GenerationWatch watch = desk.watch("ann", running.id(), Interest.STEPS)) {
      for (int step = 1; step <= 100; step++) {
        shop.feed.stepped(running.id(), new Strokes(0, step, step, 100 - step));
      }
      Optional<WatchEvent> event = watch.next(SOON);
      while (event.isPresent()) {
        events.add(event.get());
        event = watch.next(Duration.ofMillis(50));
      }
    }

    assertThat(events).hasSize(2);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            WatchEvent.Progressed.class,
            told -> assertThat(((Progress.Stepping) told.progress()).step()).isEqualTo(100));
  }

  private Generation start(String ownerId) {
    shop.clock.advance(Duration.ofSeconds(1));
    return desk.start(start(ownerId, UUID.randomUUID().toString())).generation();
  }

  private static GenerationStart start(String ownerId, String requestId) {
    return start(ownerId, requestId, TestGenerations.SETTINGS);
  }

  private static GenerationStart start(
      String ownerId, String requestId, GenerationSettings settings) {
    return new GenerationStart(
        ownerId,
        requestId,
        settings,
        GenerationLabels.NONE,
        TestPhotos.photo(),
        Optional.of(TestPhotos.mask()),
        "");
  }

  private static GenerationStart withMask(byte[] mask) {
    return new GenerationStart(
        "ann",
        REQUEST,
        TestGenerations.SETTINGS,
        GenerationLabels.NONE,
        TestPhotos.photo(),
        Optional.of(mask),
        "");
  }

  private static GenerationStart withoutMask() {
    return new GenerationStart(
        "ann",
        REQUEST,
        TestGenerations.SETTINGS,
        GenerationLabels.NONE,
        TestPhotos.photo(),
        Optional.empty(),
        "");
  }

  private static FailureReason reason(ThrowingCallable call) {
    return failure(call).reason();
  }

  private static Failure failure(ThrowingCallable call) {
    return catchThrowableOfType(Failure.class, call);
  }
}
