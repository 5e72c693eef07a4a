package backdrop.command.diffuse;

import backdrop.command.Surroundings;
import backdrop.diffusion.Step;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows how many steps of all pictures are done, on a terminal only. May be told by any thread. */
final class StepLine implements AutoCloseable {

  private final Surroundings surroundings;
  private final int pictures;
  private final AtomicInteger done = new AtomicInteger();

  StepLine(Surroundings surroundings, int pictures) {
    this.surroundings = surroundings;
    this.pictures = pictures;
  }

  void loading() {
    show("loading the model");
  }

  void finished(Step step) {
    show("step %d of %d".formatted(done.incrementAndGet(), pictures * step.count()));
  }

  private synchronized void show(String text) {
    if (surroundings.terminal()) {
      surroundings.err().print("\r\u001b[K" + text);
      surroundings.err().flush();
    }
  }

  /** Leaves the terminal ready for ordinary lines. */
  void clear() {
    show("");
  }

  @Override
  public void close() {
    clear();
  }
}
