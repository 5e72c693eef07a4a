package backdrop.inference.generation;

import static org.awaitility.Awaitility.await;

import backdrop.inference.reason.InferenceReason;
import backdrop.picture.Product;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Paints texts instead of pictures, at once; can be told what happens at which image. */
public final class FakePainter implements Painter {
  public static final Capabilities CAN =
      new Capabilities(
          List.of(
              new PaintingModel(
                  "toy",
                  4,
                  3,
                  "ddim",
                  new TreeMap<>(Map.of("ddim", 1000, "euler", 1000, "lcm", 50)),
                  30,
                  64,
                  PaintingModel.NegativeWords.SCENE)),
          "fake, 1 thread");

  /** Seeds in the order in which they were painted. */
  public final List<Long> painted = Collections.synchronizedList(new ArrayList<>());

  private final Map<Long, Runnable> before = new ConcurrentHashMap<>();
  private final Map<Long, Runnable> finishing = new ConcurrentHashMap<>();
  private volatile Consumer<Generation> beginning = generation -> {};
  private final Set<Long> stalled = ConcurrentHashMap.newKeySet();
  private volatile boolean loading;

  /** Runs when the image of that seed is about to be painted; may throw. */
  public FakePainter when(long seed, Runnable happens) {
    before.put(seed, happens);
    return this;
  }

  /** Runs when the painted image of that seed is put together; may throw. */
  public FakePainter whenFinishing(long seed, Runnable happens) {
    finishing.put(seed, happens);
    return this;
  }

  /** The image of that seed never comes to an end by itself. */
  public FakePainter stall(long seed) {
    stalled.add(seed);
    return this;
  }

  /** Runs when a generation is begun; may throw. */
  public FakePainter whenBeginning(Consumer<Generation> happens) {
    beginning = happens;
    return this;
  }

  public void load(boolean stillLoading) {
    loading = stillLoading;
  }

  public static PaintingException failure(PaintingException.Remedy remedy) {
    return new PaintingException(
        new PaintFailure(InferenceReason.PAINTING_FAILED, "It went wrong."), remedy, null);
  }

  @Override
  public Capabilities capabilities() {
    if (loading) {
      throw new backdrop.kit.failure.Failure(InferenceReason.MODEL_LOADING, "Loading.");
    }
    return CAN;
  }

  /** One token a word, each of which fits up to {@link #CAN}'s limit. */
  @Override
  public TextFit fit(String prompt, PromptSyntax syntax) {
    List<String> words = prompt.isBlank() ? List.of() : List.of(prompt.strip().split(" "));
    int limit = CAN.models().getFirst().tokenLimit();
    return new TextFit(words.size(), limit, words.stream().skip(limit).toList());
  }

  @Override
  public Painting begin(Generation generation, Product product) {
    beginning.accept(generation);
    return new FakePainting(generation);
  }

  private final class FakePainting implements Painting {
    private final Generation generation;

    FakePainting(Generation generation) {
      this.generation = generation;
    }

    @Override
    public WetImage paint(long seed, Steps steps, BooleanSupplier cancelled)
        throws PaintingStopped {
      for (int step = 1; step <= generation.settings().stepsOfAnImage(); step++) {
        steps.stepped(step);
        if (steps.wantsPreview()) {
          steps.preview(step, new byte[] {(byte) step});
        }
        if (step == 1) {
          before.getOrDefault(seed, () -> {}).run();
        }
        if (stalled.contains(seed)) {
          await().pollInterval(Duration.ofMillis(2)).until(cancelled::getAsBoolean);
        }
        if (cancelled.getAsBoolean()) {
          throw new PaintingStopped();
        }
      }
      painted.add(seed);
      byte[] bytes = ("picture " + seed).getBytes(StandardCharsets.UTF_8);
      return () -> {
        finishing.getOrDefault(seed, () -> {}).run();
        return new FinishedImage(
            bytes,
            "image/png",
            64,
            64,
            0,
            new FidelityFigures(
                0, 0, 0, 100, 0, 1, "none", FidelityFigures.Adjustment.NONE, Optional.empty(), 0),
            Optional.empty(),
            Duration.ofMillis(5),
            Duration.ofMillis(1),
            Duration.ofMillis(1));
      };
    }

    @Override
    public void close() {}
  }
}
