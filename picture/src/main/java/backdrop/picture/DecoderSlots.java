package backdrop.picture;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many photos are in memory decoded at once, how many may wait and for how long; whoever
 * comes beyond that is refused with {@link Refusal#DECODER_BUSY}. First come, first served; safe
 * for use by many threads.
 */
public final class DecoderSlots {
  private final Semaphore decoders;
  private final AtomicInteger inside = new AtomicInteger();
  private final int most;
  private final Duration patience;

  /**
   * @param decoders slots taken at once
   * @param queue callers that may wait for one
   * @param patience how long a caller waits
   */
  public DecoderSlots(int decoders, int queue, Duration patience) {
    this.decoders = new Semaphore(decoders, true);
    this.most = decoders + queue;
    this.patience = patience;
  }

  /**
   * Waits for a slot, which is free again when the result is closed.
   *
   * @throws PictureException {@link Refusal#DECODER_BUSY}
   */
  public Slot take() {
    if (inside.incrementAndGet() > most || !waited()) {
      inside.decrementAndGet();
      throw PictureException.of(
          Refusal.DECODER_BUSY,
          "Too many pictures are being read right now; please try again in a moment.");
    }
    return () -> {
      decoders.release();
      inside.decrementAndGet();
    };
  }

  private boolean waited() {
    try {
      return decoders.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One slot in use; close it once. */
  @FunctionalInterface
  public interface Slot extends AutoCloseable {
    @Override
    void close();
  }
}
