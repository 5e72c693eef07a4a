package backdrop.inference.generation;

import backdrop.picture.DecodeLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A whole installation in memory: one store, a painter that paints texts, a clock that waits. */
final class TestShop {
  final TestClock clock = new TestClock();
  final MemoryGenerations generations = new MemoryGenerations();
  final MemoryArtifacts artifacts = new MemoryArtifacts(clock);
  final FakePainter painter = new FakePainter();
  final ProgressFeed feed = new ProgressFeed();
  final Figures figures = new Figures();
  final Bell bell = new Bell();

  private final Map<String, FreshProducts> fresh = new ConcurrentHashMap<>();
  private Rules rules = Rules.USUAL;
  private final AtomicInteger ids = new AtomicInteger();

  /** The rules that production has, one at a time unless a test says otherwise. */
  record Rules(Duration pulse, int attempts, int generationsAtOnce, int imagesAtOnce)
      implements WorkRules {
    static final Rules USUAL = new Rules(Duration.ofMillis(5), 4, 1, 1);

    @Override
    public Duration lease() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration backOff() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration timeLimit() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration storePatience() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration idle() {
      return Duration.ofMillis(5);
    }

    @Override
    public Duration grace() {
      return Duration.ofSeconds(5);
    }
  }

  /** Counts what the worker reports. */
  static final class Figures implements WorkObserver {
    final List<ImageState> images = new ArrayList<>();
    final List<PaintFailure> failedAttempts = new ArrayList<>();
    int leasesLost;

    @Override
    public void stepped(Duration took) {}

    @Override
    public synchronized void imageEnded(ImageState end) {
      images.add(end);
    }

    @Override
    public synchronized void leaseLost() {
      leasesLost++;
    }

    @Override
    public synchronized void attemptFailed(PaintFailure failure) {
      failedAttempts.add(failure);
    }
  }

  Replica replica(String id) {
    return new Replica(id, clock, () -> "id-" + ids.incrementAndGet());
  }

  Workshop workshop(String replicaId) {
    return workshop(replicaId, artifacts);
  }

  Workshop workshop(String replicaId, Artifacts store) {
    return workshop(replica(replicaId), store, feed);
  }

  Workshop workshop(Replica replica, Artifacts store, ProgressFeed told) {
    ProductSource products = new ProductSource(fresh(replica.id()), store, DecodeLimits.DEFAULTS);
    return new Workshop(generations, store, products, painter, told, replica, rules, figures);
  }

  /** From now on workshops paint so many generations, and images of each, side by side. */
  TestShop sideBySide(int generationsAtOnce, int imagesAtOnce) {
    rules = new Rules(rules.pulse(), rules.attempts(), generationsAtOnce, imagesAtOnce);
    return this;
  }

  /** What one replica remembers. */
  FreshProducts fresh(String replicaId) {
    return fresh.computeIfAbsent(replicaId, id -> new FreshProducts(2, clock));
  }

  GenerationWorker worker(String replicaId) {
    return new GenerationWorker(workshop(replicaId), bell);
  }

  LeaseWatch leaseWatch(String replicaId) {
    return new LeaseWatch(generations, replica(replicaId), Rules.USUAL, feed, clock);
  }

  /** Queues a generation with its inputs; the first image's seed is 10. */
  Generation queue(String id, String ownerId, int count) {
    artifacts.store(ArtifactKey.photo(id), TestPhotos.photo());
    artifacts.store(ArtifactKey.mask(id), TestPhotos.mask());
    Generation generation =
        TestGenerations.queued(id, ownerId, clock.instant(), TestGenerations.settings(count));
    generations.add(generation);
    return generation;
  }

  Generation stored(String id) {
    return generations.find(id).orElseThrow();
  }
}
