package backdrop.inference.generation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries progress from those who paint to those who watch, within this process and in memory only.
 * A reader that is slow gets the latest of each kind and image; nobody ever waits for a reader.
 */
public final class ProgressFeed {
  private final Map<String, Set<Subscription>> subscriptions = new ConcurrentHashMap<>();

  /** What a subscription is woken by. Each includes the ones before it. */
  public enum Interest {
    CHANGES,
    STEPS,
    PREVIEWS
  }

  /**
   * What has happened since the last look.
   *
   * @param changed the stored generation is another than before
   * @param strokes the latest of each image that was stepped
   * @param previews the latest of each image that has one
   */
  public record News(boolean changed, List<Strokes> strokes, List<Preview> previews) {}

  /** Begins to listen to one generation; close it in the end. */
  public Subscription open(String generationId, Interest interest) {
    Subscription subscription = new Subscription(generationId, interest);
    subscriptions.compute(
        generationId,
        (id, known) -> {
          Set<Subscription> all = known == null ? ConcurrentHashMap.newKeySet() : known;
          all.add(subscription);
          return all;
        });
    return subscription;
  }

  /** The stored generation has changed. */
  public void changed(String generationId) {
    to(generationId).forEach(Subscription::wake);
  }

  /** Whether anybody listens for previews of this generation. */
  public boolean wantsPreviews(String generationId) {
    return to(generationId).stream().anyMatch(reader -> reader.interest == Interest.PREVIEWS);
  }

  void stepped(String generationId, Strokes strokes) {
    to(generationId).forEach(reader -> reader.stepped(strokes));
  }

  void preview(String generationId, Preview preview) {
    to(generationId).forEach(reader -> reader.preview(preview));
  }

  private Set<Subscription> to(String generationId) {
    return subscriptions.getOrDefault(generationId, Set.of());
  }

  /** One reader's view; holds at most one item of each kind for each image. */
  public final class Subscription implements AutoCloseable {
    private final String generationId;
    private final Interest interest;
    private boolean changed;
    private final Map<Integer, Strokes> strokes = new LinkedHashMap<>();
    private final Map<Integer, Preview> previews = new LinkedHashMap<>();

    private Subscription(String generationId, Interest interest) {
      this.generationId = generationId;
      this.interest = interest;
    }

    /** Waits until something has happened, at most for {@code patience}. */
    public synchronized News await(Duration patience) throws InterruptedException {
      long deadline = System.nanoTime() + patience.toNanos();
      while (!changed && strokes.isEmpty() && previews.isEmpty()) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          break;
        }
        wait(left);
      }
      News news = new News(changed, List.copyOf(strokes.values()), List.copyOf(previews.values()));
      changed = false;
      strokes.clear();
      previews.clear();
      return news;
    }

    private synchronized void wake() {
      changed = true;
      notifyAll();
    }

    private synchronized void stepped(Strokes latest) {
      if (interest != Interest.CHANGES) {
        strokes.put(latest.imageIndex(), latest);
        notifyAll();
      }
    }

    private synchronized void preview(Preview latest) {
      if (interest == Interest.PREVIEWS) {
        previews.put(latest.imageIndex(), latest);
        notifyAll();
      }
    }

    /** Whoever waits is woken. */
    @Override
    public void close() {
      wake();
      subscriptions.computeIfPresent(
          generationId,
          (id, known) -> {
            known.remove(this);
            return known.isEmpty() ? null : known;
          });
    }
  }
}
