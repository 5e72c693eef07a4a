package backdrop.inference.onnx;

import backdrop.inference.generation.Painter.Painting;
import backdrop.inference.generation.Painter.Steps;
import backdrop.inference.generation.Painter.WetImage;
import backdrop.inference.generation.PaintingStopped;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The product in front of plain white; no model is asked, and the seed changes nothing. */
record PlainPainting(Scene scene) implements Painting {
  private static final int WHITE = 0xffffff;

  @Override
  public WetImage paint(long seed, Steps steps, BooleanSupplier cancelled) throws PaintingStopped {
    if (cancelled.getAsBoolean()) {
      throw new PaintingStopped();
    }
    return () -> scene.finish(() -> scene.placed().canvas().plain(WHITE), Duration.ZERO);
  }

  @Override
  public void close() {}
}
