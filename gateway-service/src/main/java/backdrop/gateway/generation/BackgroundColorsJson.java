package backdrop.gateway.generation;

import backdrop.gateway.problem.GatewayReason;
import backdrop.inference.v1.BackgroundColors;
import backdrop.inference.v1.GradientShape;
import backdrop.kit.failure.Failure;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The colours of a background that is not painted. */
@Schema(name = "BackgroundColors")
@JsonInclude(Include.NON_NULL)
public record BackgroundColorsJson(
    @Schema(description = "The colour, or the first of a gradient", examples = "#f4efe6")
        @NotNull
        @Pattern(regexp = COLOUR, message = "must be a colour like #f4efe6")
        String color,
    @Schema(description = "gradient: the last colour", examples = "#d8cfc0")
        @Nullable
        @Pattern(regexp = COLOUR, message = "must be a colour like #f4efe6")
        String secondColor,
    @Schema(description = "gradient: left out: linear") @Nullable Shape shape,
    @Schema(
            description =
                "linear: in degrees as in CSS, 0 runs upwards, 90 to the right; left out: 180")
        @Nullable
        @DecimalMin("0")
        @DecimalMax("360")
        Double angle) {
  private static final String COLOUR = "#[0-9a-fA-F]{6}";
  private static final double DOWNWARDS = 180;

  /** How the colours of a gradient spread. */
  @Schema(name = "GradientShape")
  public enum Shape {
    @JsonProperty("linear")
    LINEAR,
    @JsonProperty("radial")
    RADIAL
  }

  /**
   * Refuses colours that do not go with a background.
   *
   * @throws Failure FIELD_INVALID naming the field that is missing or has no meaning
   */
  static void check(@Nullable BackgroundJson background, @Nullable BackgroundColorsJson colors) {
    boolean gradient = background == BackgroundJson.GRADIENT;
    if (gradient || background == BackgroundJson.COLOR) {
      require(colors != null, "", "is needed for a background of color or gradient");
    } else {
      require(colors == null, "", "means nothing unless background is color or gradient");
    }
    if (colors != null) {
      require(
          (colors.secondColor != null) == gradient,
          ".secondColor",
          gradient ? "is needed for a gradient" : "means nothing for one color");
      require(gradient || colors.shape == null, ".shape", "means nothing for one color");
      require(gradient || colors.angle == null, ".angle", "means nothing for one color");
    }
  }

  private static void require(boolean holds, String field, String rule) {
    if (!holds) {
      throw Failure.ofField(GatewayReason.FIELD_INVALID, "backgroundColors" + field, rule);
    }
  }

  static BackgroundColorsJson of(BackgroundColors colors, BackgroundJson background) {
    if (background == BackgroundJson.COLOR) {
      return new BackgroundColorsJson(hex(colors.getColor()), null, null, null);
    }
    return new BackgroundColorsJson(
        hex(colors.getColor()),
        hex(colors.getSecondColor()),
        colors.getShape() == GradientShape.GRADIENT_SHAPE_RADIAL ? Shape.RADIAL : Shape.LINEAR,
        colors.getAngle());
  }

  BackgroundColors toColors() {
    var colors = BackgroundColors.newBuilder().setColor(rgb(color));
    if (secondColor != null) {
      colors
          .setSecondColor(rgb(secondColor))
          .setShape(
              shape == Shape.RADIAL
                  ? GradientShape.GRADIENT_SHAPE_RADIAL
                  : GradientShape.GRADIENT_SHAPE_LINEAR)
          .setAngle(angle == null ? DOWNWARDS : angle);
    }
    return colors.build();
  }

  private static String hex(int rgb) {
    return "#%06x".formatted(rgb);
  }

  private static int rgb(String hex) {
    return Integer.parseInt(hex.substring(1), 16);
  }
}
