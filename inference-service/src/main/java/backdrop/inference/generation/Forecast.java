package backdrop.inference.generation;

import backdrop.inference.generation.GenerationState.Ended;
import backdrop.inference.generation.GenerationState.Queued;
import backdrop.inference.generation.GenerationState.Running;
import backdrop.inference.generation.WaitingLine.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Places in the queue and estimates of time. Looks at the store at most twice a second, however
 * many ask; all it says may be that much out of date.
 */
public final class Forecast {
  private static final Duration FRESH = Duration.ofMillis(500);
  private static final int PACE_FROM = 20;

  private final Generations generations;
  private final Replica replica;
  private @Nullable Outlook latest;

  public Forecast(Generations generations, Replica replica) {
    this.generations = generations;
    this.replica = replica;
  }

  /**
   * What there is to do at one moment.
   *
   * @param order those that wait, in the order of their turns
   * @param secondsPerStep as recent generations took; empty if there are none
   */
  public record Outlook(
      Instant at, List<Turn> order, List<Generation> running, OptionalDouble secondsPerStep) {
    private Optional<Duration> timeFor(long steps) {
      int workers = Math.max(1, running.size());
      return secondsPerStep.isEmpty()
          ? Optional.empty()
          : Optional.of(
              Duration.ofMillis((long) (1000 * secondsPerStep.getAsDouble() * steps / workers)));
    }

    private long stepsBefore(int position) {
      long ahead = order.stream().limit(position - 1L).mapToLong(Turn::steps).sum();
      long inHand =
          running.stream()
              .mapToLong(
                  generation ->
                      generation.state() instanceof Running painting
                          ? painting.strokes().stepsLeft()
                          : 0)
              .sum();
      return ahead + inHand;
    }
  }

  /** The generation with its progress. */
  public GenerationView view(Generation generation) {
    return switch (generation.state()) {
      case Queued queued -> new GenerationView(generation, Optional.of(waiting(generation.id())));
      case Running running ->
          new GenerationView(
              generation, Optional.of(stepping(generation, running, running.strokes())));
      case Ended ended -> new GenerationView(generation, Optional.empty());
    };
  }

  /** The progress that these strokes of a running generation mean. */
  Progress.Stepping stepping(Generation generation, Running running, Strokes strokes) {
    Instant now = replica.now();
    Optional<Duration> remaining =
        strokes.stepsDone() < 2
            ? Optional.empty()
            : Optional.of(
                Duration.between(running.takenAt(), now)
                    .dividedBy(strokes.stepsDone())
                    .multipliedBy(strokes.stepsLeft()));
    return new Progress.Stepping(
        strokes.imageIndex(),
        strokes.step(),
        generation.settings().stepsOfAnImage(),
        Duration.between(running.firstTakenAt(), now),
        remaining);
  }

  /** How long until all that waits now is painted. */
  Optional<Duration> drainTime() {
    Outlook outlook = outlook();
    return outlook.timeFor(outlook.stepsBefore(outlook.order().size() + 1));
  }

  /** The queue as it was at most half a second ago. */
  public synchronized Outlook outlook() {
    Instant now = replica.now();
    Outlook known = latest;
    if (known == null || Duration.between(known.at(), now).abs().compareTo(FRESH) >= 0) {
      known =
          new Outlook(
              now, FairTurns.order(generations.waiting()), generations.running(), secondsPerStep());
      latest = known;
    }
    return known;
  }

  private Progress.Waiting waiting(String generationId) {
    Outlook outlook = outlook();
    List<String> ids = outlook.order().stream().map(Turn::generationId).toList();
    // One that was queued a moment ago is not in the picture yet: it stands behind all that are.
    int known = ids.indexOf(generationId);
    int position = known < 0 ? ids.size() + 1 : known + 1;
    return new Progress.Waiting(position, outlook.timeFor(outlook.stepsBefore(position)));
  }

  private OptionalDouble secondsPerStep() {
    double seconds = 0;
    long steps = 0;
    for (Generation generation : generations.recentlySucceeded(PACE_FROM)) {
      if (generation.state() instanceof Ended ended && ended.startedAt().isPresent()) {
        seconds +=
            Duration.between(ended.startedAt().get(), ended.finishedAt()).toMillis() / 1000.0;
        steps +=
            generation.images().stream()
                    .filter(image -> image.state() instanceof ImageState.Painted)
                    .count()
                * Math.max(1, generation.settings().stepsOfAnImage());
      }
    }
    return steps == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / steps);
  }
}
