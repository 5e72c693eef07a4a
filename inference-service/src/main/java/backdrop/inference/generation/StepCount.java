package backdrop.inference.generation;

import java.time.Duration;
import java.time.Instant;

/** Counts the steps of one lease and tells the pulse, the watchers and the figures. */
final class StepCount implements Painter.Steps {
  private final Workshop shop;
  private final Generation generation;
  private final Pulse pulse;
  private final int stepsOfAnImage;
  private int imageIndex;
  private int imagesBegun;
  private int stepsDone;
  private Instant lastStep;

  StepCount(Workshop shop, Generation generation, Pulse pulse) {
    this.shop = shop;
    this.generation = generation;
    this.pulse = pulse;
    this.stepsOfAnImage = Math.max(1, generation.settings().stepsOfAnImage());
    this.lastStep = shop.replica().now();
  }

  void begin(int index) {
    imageIndex = index;
    imagesBegun++;
    lastStep = shop.replica().now();
    report(0);
  }

  @Override
  public void stepped(int step) {
    Instant now = shop.replica().now();
    shop.observer().stepped(Duration.between(lastStep, now));
    lastStep = now;
    stepsDone++;
    report(step);
  }

  @Override
  public boolean wantsPreview() {
    return shop.feed().wantsPreviews(generation.id());
  }

  @Override
  public void preview(int step, byte[] jpeg) {
    shop.feed().preview(generation.id(), new Preview(imageIndex, step, jpeg));
  }

  private void report(int step) {
    int left = (generation.open().size() - imagesBegun + 1) * stepsOfAnImage - step;
    Strokes strokes = new Strokes(imageIndex, step, stepsDone, Math.max(0, left));
    pulse.progress(strokes);
    shop.feed().stepped(generation.id(), strokes);
  }
}
