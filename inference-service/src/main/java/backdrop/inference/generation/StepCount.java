package backdrop.inference.generation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the steps of one lease, over all the images that are painted side by side, and tells the
 * pulse, the watchers and the figures.
 */
final class StepCount {
  private final Workshop shop;
  private final Generation generation;
  private final Pulse pulse;
  private final int stepsOfAnImage;
  private final Map<Integer, Integer> inHand = new HashMap<>();
  private int waiting;
  private int stepsDone;

  StepCount(Workshop shop, Generation generation, Pulse pulse) {
    this.shop = shop;
    this.generation = generation;
    this.pulse = pulse;
    this.stepsOfAnImage = Math.max(1, generation.settings().stepsOfAnImage());
    this.waiting = generation.open().size();
  }

  /** Takes one of the open images in hand until it is closed. */
  synchronized OfImage begin(int index) {
    waiting--;
    report(index, 0);
    return new OfImage(index, shop.replica().now());
  }

  private synchronized void stepped(int index, int step) {
    stepsDone++;
    report(index, step);
  }

  private synchronized void ended(int index) {
    inHand.remove(index);
  }

  private void report(int index, int step) {
    inHand.put(index, step);
    int left = waiting * stepsOfAnImage;
    for (int done : inHand.values()) {
      left += Math.max(0, stepsOfAnImage - done);
    }
    Strokes strokes = new Strokes(index, step, stepsDone, left);
    pulse.progress(strokes);
    shop.feed().stepped(generation.id(), strokes);
  }

  /** The steps of one image, counted by the thread that paints it. */
  final class OfImage implements Painter.Steps, AutoCloseable {
    private final int index;
    private Instant lastStep;

    private OfImage(int index, Instant began) {
      this.index = index;
      this.lastStep = began;
    }

    @Override
    public void stepped(int step) {
      Instant now = shop.replica().now();
      shop.observer().stepped(Duration.between(lastStep, now));
      lastStep = now;
      StepCount.this.stepped(index, step);
    }

    @Override
    public boolean wantsPreview() {
      return shop.feed().wantsPreviews(generation.id());
    }

    @Override
    public void preview(int step, byte[] jpeg) {
      shop.feed().preview(generation.id(), new Preview(index, step, jpeg));
    }

    @Override
    public void close() {
      ended(index);
    }
  }
}
