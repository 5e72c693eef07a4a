package backdrop.gateway.generation;

import backdrop.inference.v1.Placement;
import backdrop.inference.v1.PlacementMode;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where the product stands on the canvas; fractions of the canvas, of the product's box. */
@Schema(name = "Placement")
@JsonInclude(Include.NON_NULL)
public record PlacementJson(
    @NotNull Mode mode,
    @Schema(description = "explicit: centre, fraction of the canvas width")
        @Nullable
        @DecimalMin("-0.5")
        @DecimalMax("1.5")
        Double centerX,
    @Schema(description = "explicit: centre, fraction of the canvas height")
        @Nullable
        @DecimalMin("-0.5")
        @DecimalMax("1.5")
        Double centerY,
    @Schema(description = "explicit: height, fraction of the canvas height")
        @Nullable
        @DecimalMin("0.05")
        @DecimalMax("2")
        Double height) {

  /** Who decides the place. */
  @Schema(name = "PlacementMode")
  public enum Mode {
    @JsonProperty("automatic")
    AUTOMATIC,
    @JsonProperty("explicit")
    EXPLICIT
  }

  static PlacementJson of(Placement placement) {
    if (placement.getMode() != PlacementMode.PLACEMENT_MODE_EXPLICIT) {
      return new PlacementJson(Mode.AUTOMATIC, null, null, null);
    }
    return new PlacementJson(
        Mode.EXPLICIT, placement.getCenterX(), placement.getCenterY(), placement.getHeight());
  }

  Placement toPlacement() {
    var placement = Placement.newBuilder();
    if (mode == Mode.EXPLICIT && centerX != null && centerY != null && height != null) {
      return placement
          .setMode(PlacementMode.PLACEMENT_MODE_EXPLICIT)
          .setCenterX(centerX)
          .setCenterY(centerY)
          .setHeight(height)
          .build();
    }
    return placement.setMode(PlacementMode.PLACEMENT_MODE_AUTOMATIC).build();
  }

  @JsonIgnore
  @Schema(hidden = true)
  @AssertTrue(message = "needs centerX, centerY and height when mode is explicit")
  boolean isComplete() {
    return mode != Mode.EXPLICIT || (centerX != null && centerY != null && height != null);
  }
}
