package backdrop.prompt.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One bucket of calls for each account: full at first, refilled evenly over the window. Bounded:
 * the account that was away longest is forgotten first, which only ever favours it. Thread-safe.
 */
public final class OwnerLimit {
  private static final int MOST_ACCOUNTS = 10_000;

  private final double capacity;
  private final double refillPerNano;
  private final LongSupplier nanoTime;
  private final Runnable refused;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private record Bucket(double calls, long at) {}

  /**
   * @param calls at least 1 in a window
   * @param nanoTime a clock like {@link System#nanoTime()}
   * @param refused told of each call that is not allowed
   */
  public OwnerLimit(int calls, Duration window, LongSupplier nanoTime, Runnable refused) {
    this.capacity = calls;
    this.refillPerNano = (double) calls / window.toNanos();
    this.nanoTime = nanoTime;
    this.refused = refused;
  }

  /** Takes one call out of the account's bucket, if there is one. */
  public boolean allows(String accountId) {
    boolean allowed = take(accountId);
    if (!allowed) {
      refused.run();
    }
    return allowed;
  }

  private synchronized boolean take(String accountId) {
    long now = nanoTime.getAsLong();
    Bucket before = buckets.getOrDefault(accountId, new Bucket(capacity, now));
    double calls = Math.min(capacity, before.calls() + (now - before.at()) * refillPerNano);
    boolean allowed = calls >= 1;
    buckets.put(accountId, new Bucket(allowed ? calls - 1 : calls, now));
    if (buckets.size() > MOST_ACCOUNTS) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return allowed;
  }
}
