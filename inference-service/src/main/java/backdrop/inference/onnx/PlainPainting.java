package backdrop.inference.onnx;

import backdrop.inference.generation.Painter.Painting;
import backdrop.inference.generation.Painter.Steps;
import backdrop.inference.generation.Painter.WetImage;
import backdrop.inference.generation.PaintingStopped;
import backdrop.picture.RgbaImage;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The product in front of a background that needs no model, or of none; the seed changes nothing.
 *
 * @param background makes one of the canvas's size
 */
record PlainPainting(Scene scene, Supplier<RgbaImage> background) implements Painting {
  @Override
  public WetImage paint(long seed, Steps steps, BooleanSupplier cancelled) throws PaintingStopped {
    if (cancelled.getAsBoolean()) {
      throw new PaintingStopped();
    }
    return () -> scene.finish(seed, background, Duration.ZERO);
  }

  @Override
  public void close() {}
}
