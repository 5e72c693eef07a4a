package backdrop.fakeyandex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Yandex's published limits: ten generations at once, twenty calls a second of other methods. */
final class Quotas {
  private static final int GENERATIONS_AT_ONCE = 10;
  private static final int CALLS_A_SECOND = 20;
  private static final long SECOND = 1_000_000_000L;

  private final LongSupplier nanoTime;
  private final AtomicInteger generations = new AtomicInteger();
  private final Map<String, Deque<Long>> calls = new HashMap<>();

  Quotas(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Ends one generation. */
  interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  Slot generation() {
    if (generations.incrementAndGet() > GENERATIONS_AT_ONCE) {
      generations.decrementAndGet();
      throw new Refusal(Refusal.OVER_QUOTA, "ai.textGenerationCompletionSessionsCount.count");
    }
    return generations::decrementAndGet;
  }

  synchronized void call(String method) {
    long now = nanoTime.getAsLong();
    Deque<Long> recent = calls.computeIfAbsent(method, unused -> new ArrayDeque<>());
    while (!recent.isEmpty() && now - recent.peekFirst() >= SECOND) {
      recent.removeFirst();
    }
    if (recent.size() >= CALLS_A_SECOND) {
      throw new Refusal(Refusal.OVER_QUOTA, "limit on requests per second was exceeded");
    }
    recent.addLast(now);
  }
}
