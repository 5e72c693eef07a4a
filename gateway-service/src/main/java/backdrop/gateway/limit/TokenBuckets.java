package backdrop.gateway.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One token bucket for each caller: full at first, refilled evenly over the window. Bounded: the
 * longest unused bucket is forgotten first, which only ever favours the caller. Safe for all
 * threads.
 */
public final class TokenBuckets {
  private static final int MOST_BUCKETS = 20_000;

  private final Quota quota;
  private final LongSupplier nanoTime;
  private final double refillPerNano;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * What a bucket answered.
   *
   * @param allowed false: over the quota
   * @param remaining calls that would pass at once now
   * @param untilNext how long until the next call passes
   * @param untilFull how long until the bucket is full again
   */
  public record Answer(boolean allowed, int remaining, Duration untilNext, Duration untilFull) {}

  private static final class Bucket {
    private double tokens;
    private long at;
  }

  /**
   * @param nanoTime a clock like {@link System#nanoTime()}
   */
  public TokenBuckets(Quota quota, LongSupplier nanoTime) {
    this.quota = quota;
    this.nanoTime = nanoTime;
    this.refillPerNano = (double) quota.calls() / quota.window().toNanos();
  }

  public Quota quota() {
    return quota;
  }

  /** Takes one token of the caller's bucket, if there is one. */
  public Answer take(String caller) {
    long now = nanoTime.getAsLong();
    synchronized (buckets) {
      Bucket bucket = buckets.computeIfAbsent(caller, ignored -> full(now));
      if (buckets.size() > MOST_BUCKETS) {
        buckets.remove(buckets.keySet().iterator().next());
      }
      bucket.tokens =
          Math.min(quota.calls(), bucket.tokens + Math.max(0, now - bucket.at) * refillPerNano);
      bucket.at = now;
      boolean allowed = bucket.tokens >= 1;
      if (allowed) {
        bucket.tokens--;
      }
      return new Answer(
          allowed,
          (int) bucket.tokens,
          untilTokens(1 - bucket.tokens),
          untilTokens(quota.calls() - bucket.tokens));
    }
  }

  private Bucket full(long now) {
    Bucket bucket = new Bucket();
    bucket.tokens = quota.calls();
    bucket.at = now;
    return bucket;
  }

  private Duration untilTokens(double missing) {
    return missing <= 0
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil(missing / refillPerNano));
  }
}
