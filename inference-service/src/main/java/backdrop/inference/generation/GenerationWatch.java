package backdrop.inference.generation;

import backdrop.inference.generation.GenerationState.Running;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows one generation: a snapshot first, then what changes, the end last. For one reader, who
 * asks for the next event when ready for it; what a slow reader misses is progress and previews,
 * never an image and never the end.
 *
 * <p>The stored generation is the truth, and is looked at twice a second even if nothing is heard:
 * so a watch also follows what another replica paints, with progress about a second old and without
 * previews.
 */
public final class GenerationWatch implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Generations generations;
  private final Forecast forecast;
  private final ProgressFeed.Subscription news;
  private final Deque<WatchEvent> ready = new ArrayDeque<>();
  private Generation known;
  private @Nullable Progress told;
  private boolean finished;

  /** Of each image under the present lease. */
  private final Map<Integer, Integer> stepsTold = new HashMap<>();

  GenerationWatch(
      Generation start,
      Generations generations,
      ProgressFeed feed,
      Forecast forecast,
      ProgressFeed.Interest interest) {
    this.generations = generations;
    this.forecast = forecast;
    this.known = start;
    this.news = feed.open(start.id(), interest);
    GenerationView view = forecast.view(start);
    view.progress().ifPresent(this::remember);
    ready.add(new WatchEvent.Snapshot(view));
    finishIfEnded();
  }

  /**
   * The next event, waited for at most {@code patience}; empty if there was none so far, or if the
   * watch is {@link #over}.
   */
  public Optional<WatchEvent> next(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (ready.isEmpty() && !finished) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (!left.isPositive()) {
        return Optional.empty();
      }
      hear(news.await(left.compareTo(LOOK) < 0 ? left : LOOK));
    }
    return Optional.ofNullable(ready.poll());
  }

  /** Whether the end has been told. */
  public boolean over() {
    return finished && ready.isEmpty();
  }

  private void hear(ProgressFeed.News heard) {
    if (heard.strokes().isEmpty() && heard.previews().isEmpty()) {
      look();
      return;
    }
    if (heard.changed() || !(known.state() instanceof Running)) {
      look();
    }
    if (known.state() instanceof Running running) {
      heard.strokes().forEach(strokes -> tell(forecast.stepping(known, running, strokes)));
      heard.previews().forEach(preview -> ready.add(new WatchEvent.Previewed(preview)));
    }
  }

  /** Compares the stored generation with what has been told. */
  private void look() {
    Generation before = known;
    Optional<Generation> stored = generations.find(before.id());
    if (stored.isEmpty()) {
      finished = true;
      return;
    }
    known = stored.get();
    if (known.leases() != before.leases()) {
      stepsTold.clear();
    }
    for (GenerationImage image : known.images()) {
      if (image.ended() && !before.images().get(image.index()).ended()) {
        ready.add(new WatchEvent.ImageFinished(image));
      }
    }
    if (!finishIfEnded()) {
      forecast.view(known).progress().ifPresent(this::tell);
    }
  }

  private void tell(Progress progress) {
    if (!progress.equals(told) && !backwards(progress)) {
      remember(progress);
      ready.add(new WatchEvent.Progressed(progress));
    }
  }

  /** What is stored may be older than what was heard. */
  private boolean backwards(Progress progress) {
    return progress instanceof Progress.Stepping now
        && now.step() <= stepsTold.getOrDefault(now.imageIndex(), -1);
  }

  private void remember(Progress progress) {
    told = progress;
    if (progress instanceof Progress.Stepping now) {
      stepsTold.put(now.imageIndex(), now.step());
    }
  }

  private boolean finishIfEnded() {
    if (known.ended()) {
      finished = true;
      ready.add(new WatchEvent.Finished(forecast.view(known)));
    }
    return finished;
  }

  @Override
  public void close() {
    news.close();
  }
}
