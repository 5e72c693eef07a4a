package backdrop.inference.generation;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Where the time of one image went, in whole milliseconds; {@code model} is inside ONNX Runtime.
 */
public record ImageTimings(
    Duration total, Duration model, Duration compositing, Duration encoding) {
  public ImageTimings {
    total = total.truncatedTo(ChronoUnit.MILLIS);
    model = model.truncatedTo(ChronoUnit.MILLIS);
    compositing = compositing.truncatedTo(ChronoUnit.MILLIS);
    encoding = encoding.truncatedTo(ChronoUnit.MILLIS);
  }
}
