package backdrop.gateway.generation;

import backdrop.inference.v1.Canvas;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Size of a finished picture in pixels. */
@Schema(name = "Size")
public record SizeJson(
    @NotNull @Min(64) @Max(4096) Integer width, @NotNull @Min(64) @Max(4096) Integer height) {
  public static SizeJson of(Canvas canvas) {
    return new SizeJson(canvas.getWidth(), canvas.getHeight());
  }

  Canvas toCanvas() {
    return Canvas.newBuilder().setWidth(width).setHeight(height).build();
  }
}
