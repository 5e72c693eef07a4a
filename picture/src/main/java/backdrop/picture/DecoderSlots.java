package backdrop.picture;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many photos are decoded at once and how many may wait; whoever comes beyond that is
 * refused at once.
 */
final class DecoderSlots {
  private final Semaphore decoders;
  private final AtomicInteger inside = new AtomicInteger();
  private final int most;

  DecoderSlots(int decoders, int queue) {
    this.decoders = new Semaphore(decoders, true);
    this.most = decoders + queue;
  }

  /** Waits for a decoder. The slot is free again when the result is closed. */
  Slot take() {
    if (inside.incrementAndGet() > most) {
      inside.decrementAndGet();
      throw busy();
    }
    try {
      decoders.acquire();
    } catch (InterruptedException interrupted) {
      inside.decrementAndGet();
      Thread.currentThread().interrupt();
      throw busy();
    }
    return () -> {
      decoders.release();
      inside.decrementAndGet();
    };
  }

  /** One decoder in use. */
  @FunctionalInterface
  interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  private static PictureException busy() {
    return PictureException.of(
        Refusal.DECODER_BUSY,
        "Too many pictures are being read right now; please try again in a moment.");
  }
}
