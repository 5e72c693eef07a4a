package backdrop.gateway.generation;

import backdrop.inference.v1.Padding;
import backdrop.inference.v1.PaddingUnit;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Room kept free along the sides of the canvas; at least 16 pixels must be left. */
@Schema(name = "Padding")
public record PaddingJson(
    @NotNull Unit unit,
    @NotNull @DecimalMin("0") @DecimalMax("4096") Double left,
    @NotNull @DecimalMin("0") @DecimalMax("4096") Double top,
    @NotNull @DecimalMin("0") @DecimalMax("4096") Double right,
    @NotNull @DecimalMin("0") @DecimalMax("4096") Double bottom) {

  /** What a padding is counted in. */
  @Schema(
      name = "PaddingUnit",
      description = "percent: of the canvas width for left and right, of its height for the others")
  public enum Unit {
    @JsonProperty("pixels")
    PIXELS,
    @JsonProperty("percent")
    PERCENT
  }

  static PaddingJson of(Padding padding) {
    return new PaddingJson(
        padding.getUnit() == PaddingUnit.PADDING_UNIT_PERCENT ? Unit.PERCENT : Unit.PIXELS,
        padding.getLeft(),
        padding.getTop(),
        padding.getRight(),
        padding.getBottom());
  }

  Padding toPadding() {
    return Padding.newBuilder()
        .setUnit(
            switch (unit) {
              case PIXELS -> PaddingUnit.PADDING_UNIT_PIXELS;
              case PERCENT -> PaddingUnit.PADDING_UNIT_PERCENT;
            })
        .setLeft(left)
        .setTop(top)
        .setRight(right)
        .setBottom(bottom)
        .build();
  }
}
