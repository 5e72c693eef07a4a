package backdrop.inference.component;

import backdrop.inference.generation.FakePainter;
import backdrop.inference.generation.FinishedEvents;
import backdrop.inference.generation.Generation;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** In component tests nothing is painted and nobody listens; everything else is real. */
public class FakePorts {
  /** Ends that were announced. */
  public static final class HeardEvents implements FinishedEvents {
    public final List<Generation> heard = new CopyOnWriteArrayList<>();

    @Override
    public void publish(Generation ended) {
      heard.add(ended);
    }
  }

  @Produces
  @Singleton
  FakePainter fakePainter() {
    return new FakePainter().stall(InferenceComponent.STALLING_SEED);
  }

  @Produces
  @Singleton
  HeardEvents heardEvents() {
    return new HeardEvents();
  }
}
