package backdrop.inference.generation;

import static backdrop.inference.generation.TestGenerations.ending;
import static backdrop.inference.generation.TestGenerations.lease;
import static backdrop.inference.generation.TestGenerations.painted;
import static backdrop.inference.generation.TestGenerations.queued;
import static backdrop.inference.generation.TestGenerations.running;
import static backdrop.inference.generation.TestGenerations.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backdrop.inference.generation.OwnerPage.Filter;
import backdrop.inference.generation.OwnerPage.Position;
import backdrop.inference.reason.InferenceReason;
import backdrop.picture.Canvas;
import backdrop.picture.Gradient;
import backdrop.picture.Padding;
import backdrop.picture.Placement;
import backdrop.picture.Placement.Enlarging;
import backdrop.picture.light.LightMatching;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.shadow.ShadowSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store of generations promises. */
public abstract class GenerationsContract {
  private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");

  private Generations generations;

  protected abstract Generations empty();

  @BeforeEach
  void begin() {
    generations = empty();
  }

  @Test
  void keepsAQueuedGenerationAsItIs() {
    Generation generation = queued("a", "ann", T0);

    generations.add(generation);

    assertThat(generations.find("a")).contains(generation);
  }

  @Test
  void keepsEveryStateAsItIs() {
    Generation running = running("a", "ann", T0, "replica-1");
    Generation beating = running.beat(lease(running), new Strokes(1, 3, 7, 1));
    Generation retried = beating.retry(lease(running), T0.plusSeconds(8));
    Generation failed =
        running.failed(
            lease(running),
            new PaintFailure(InferenceReason.PAINTING_FAILED, "No."),
            ending(T0.plusSeconds(9)));
    Generation cancelled = queued("a", "ann", T0).cancel(ending(T0.plusSeconds(1)));
    Generation mixed =
        running
            .imageEnded(lease(running), 0, painted("a", 0), ending(T0.plusSeconds(2)))
            .cancelImage(1, ending(T0.plusSeconds(3)))
            .announced()
            .expire();

    for (Generation state : List.of(beating, retried, failed, cancelled, mixed)) {
      generations.remove("a");
      generations.add(state);

      assertThat(generations.find("a")).contains(state);
    }
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void keepsEveryKindOfLayout(Layout layout) {
    GenerationSettings settings =
        new GenerationSettings(
            "toy",
            "",
            "blurry",
            PromptSyntax.WEIGHTED,
            OptionalLong.of(4294967295L),
            1,
            1,
            1,
            "euler",
            layout,
            new Output(OutputFormat.JPEG, 88, OptionalLong.of(200_000), false, "ozon"));
    Generation generation = queued("a", "ann", T0, settings);

    generations.add(generation);

    assertThat(generations.find("a").orElseThrow().settings()).isEqualTo(settings);
  }

  static Stream<Layout> layouts() {
    Padding padding = new Padding(Padding.Unit.PERCENT, 1, 2.5, 3, 4);
    Canvas canvas = new Canvas(100, 4096);
    ShadowSettings shadow = new ShadowSettings(ShadowSettings.Mode.BOTH, 0.7, 10, 0.2, 2, 0.9);
    Background graded = new Background.Graded(new Gradient(Gradient.Shape.RADIAL, 1, 2, 30));
    return Stream.of(
        new Layout(
            canvas,
            new Placement.At(0.25, 1.5, 0.05, Enlarging.NEVER),
            Background.WHITE,
            ShadowSettings.NONE,
            LightMatching.NONE),
        new Layout(
            canvas,
            new Placement.Named(
                backdrop.picture.Position.TOP_RIGHT, padding, 0.3, Enlarging.ALLOWED),
            graded,
            shadow,
            LightMatching.BACKGROUND),
        new Layout(
            canvas,
            new Placement.Fit(padding, Enlarging.NEVER),
            new Background.Plain(0xabcdef),
            shadow,
            LightMatching.PRODUCT),
        new Layout(
            canvas,
            new Placement.Fill(Enlarging.ALLOWED),
            Background.PAINTED,
            shadow,
            LightMatching.NONE),
        new Layout(
            canvas, new Placement.Original(), Background.PAINTED, shadow, LightMatching.NONE));
  }

  @Test
  void addsOneOfTwoWithTheSameRequestId() {
    generations.add(queued("a", "ann", T0));
    Generation again = withRequest(queued("b", "ann", T0), "request-a");

    Optional<Generation> known = generations.add(again);

    assertThat(known.map(Generation::id)).contains("a");
    assertThat(generations.find("b")).isEmpty();
  }

  @Test
  void letsOwnersChooseTheSameRequestId() {
    generations.add(queued("a", "ann", T0));

    assertThat(generations.add(withRequest(queued("b", "bob", T0), "request-a"))).isEmpty();
    assertThat(generations.findByRequest("bob", "request-a").map(Generation::id)).contains("b");
  }

  @Test
  void letsExactlyOneOfManyTakeAGeneration() throws Exception {
    generations.add(queued("a", "ann", T0));
    AtomicInteger wins = new AtomicInteger();

    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<?>> takers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Replica replica = Replica.of("replica-" + i, () -> T0);
        takers.add(
            pool.submit(
                () ->
                    new TurnTaking(generations, replica)
                        .next()
                        .ifPresent(taken -> wins.incrementAndGet())));
      }
      for (Future<?> taker : takers) {
        taker.get();
      }
    }

    assertThat(wins).hasValue(1);
    assertThat(generations.find("a").orElseThrow().attempts()).isEqualTo(1);
  }

  @Test
  void losesNoneOfManyConcurrentChanges() throws Exception {
    Generation running = running("a", "ann", T0, "replica-1");
    generations.add(running);

    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> beats = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        beats.add(
            pool.submit(
                () ->
                    generations.change("a", now -> now.beat(lease(now), new Strokes(0, 1, 1, 7)))));
      }
      for (Future<?> beat : beats) {
        beat.get();
      }
    }

    assertThat(lease(generations.find("a").orElseThrow()).beat()).isEqualTo(40);
  }

  @Test
  void changesNothingWhenTheMoveFails() {
    Generation running = running("a", "ann", T0, "replica-1");
    generations.add(running);
    Lease other = new Lease("replica-2", 5, 0);

    assertThatThrownBy(() -> generations.change("a", now -> now.release(other, T0)))
        .isInstanceOf(LeaseLost.class);
    assertThat(generations.find("a")).contains(running);
  }

  @Test
  void knowsNothingToChangeOfWhatIsNotThere() {
    assertThat(generations.change("nobody", now -> now)).isEmpty();
  }

  @Test
  void tellsWhoWaitsAndWhenTheirOwnersWereServed() {
    generations.add(queued("later", "ann", T0.plusSeconds(9)));
    generations.add(queued("first", "ann", T0));
    generations.add(queued("other", "bob", T0.plusSeconds(3)));
    generations.add(running("busy", "ann", T0.plusSeconds(1), "replica-1"));
    generations.add(succeeded("done", "ann", T0.minusSeconds(60), T0.minusSeconds(30)));

    WaitingLine line = generations.waiting();

    assertThat(line.turns())
        .extracting(WaitingLine.Turn::generationId)
        .containsExactly("first", "other", "later");
    assertThat(line.turns().getFirst().steps()).isEqualTo(8);
    assertThat(line.lastServed()).containsOnlyKeys("ann");
    assertThat(line.lastServed()).containsEntry("ann", T0.plusSeconds(1));
  }

  @Test
  void listsWhatIsBeingPainted() {
    generations.add(queued("a", "ann", T0));
    generations.add(running("b", "bob", T0, "replica-1"));

    assertThat(generations.running()).extracting(Generation::id).containsExactly("b");
  }

  @Test
  void listsTheLatestSuccessesFirst() {
    generations.add(succeeded("old", "ann", T0, T0.plusSeconds(1)));
    generations.add(succeeded("new", "ann", T0, T0.plusSeconds(2)));
    generations.add(succeeded("newest", "ann", T0, T0.plusSeconds(3)));
    generations.add(queued("none", "ann", T0).cancel(ending(T0.plusSeconds(4))));

    assertThat(generations.recentlySucceeded(2))
        .extracting(Generation::id)
        .containsExactly("newest", "new");
  }

  @Test
  void listsWhatIsNotAnnouncedOldestFirst() {
    generations.add(succeeded("new", "ann", T0, T0.plusSeconds(2)));
    generations.add(succeeded("old", "ann", T0, T0.plusSeconds(1)));
    generations.add(succeeded("sent", "ann", T0, T0).announced());
    generations.add(queued("open", "ann", T0));

    assertThat(generations.unannounced(10))
        .extracting(Generation::id)
        .containsExactly("old", "new");
  }

  @Test
  void pagesThroughOneOwnersNewestFirst() {
    for (String id : List.of("a", "b", "c")) {
      generations.add(queued(id, "ann", T0));
    }
    generations.add(queued("d", "ann", T0.minusSeconds(1)));
    generations.add(queued("other", "bob", T0));
    generations.add(succeeded("gone", "ann", T0, T0).expire());

    List<Generation> first =
        generations.ofOwner("ann", new OwnerPage(Optional.empty(), 2, Filter.ALL));
    List<Generation> second =
        generations.ofOwner(
            "ann", new OwnerPage(Optional.of(Position.of(first.getLast())), 2, Filter.ALL));

    assertThat(first).extracting(Generation::id).containsExactly("c", "b");
    assertThat(second).extracting(Generation::id).containsExactly("a", "d");
  }

  @Test
  void listsOnlyWhatIsActiveIfAsked() {
    generations.add(queued("open", "ann", T0));
    generations.add(running("busy", "ann", T0.plusSeconds(1), "replica-1"));
    generations.add(succeeded("done", "ann", T0, T0));

    assertThat(generations.ofOwner("ann", new OwnerPage(Optional.empty(), 9, Filter.ACTIVE)))
        .extracting(Generation::id)
        .containsExactly("busy", "open");
  }

  @Test
  void findsWhatEndedLongAgo() {
    generations.add(succeeded("old", "ann", T0, T0.plusSeconds(1)));
    generations.add(succeeded("expired", "ann", T0, T0.plusSeconds(1)).expire());
    generations.add(succeeded("new", "ann", T0, T0.plusSeconds(9)));
    generations.add(queued("open", "ann", T0));

    assertThat(generations.endedBefore(T0.plusSeconds(5), false, 10))
        .extracting(Generation::id)
        .containsExactly("old");
    assertThat(generations.endedBefore(T0.plusSeconds(5), true, 10))
        .extracting(Generation::id)
        .containsExactly("expired");
  }

  @Test
  void removesTwiceLikeOnce() {
    generations.add(queued("a", "ann", T0));

    generations.remove("a");
    generations.remove("a");

    assertThat(generations.find("a")).isEmpty();
  }

  private static Generation withRequest(Generation generation, String requestId) {
    return new Generation(
        generation.id(),
        generation.ownerId(),
        requestId,
        generation.contentHash(),
        generation.settings(),
        generation.labels(),
        generation.fit(),
        generation.images(),
        generation.state(),
        generation.attempts(),
        generation.leases(),
        generation.createdAt(),
        generation.traceParent(),
        generation.announcement(),
        generation.expired());
  }
}
