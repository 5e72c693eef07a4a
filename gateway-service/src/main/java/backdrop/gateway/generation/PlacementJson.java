package backdrop.gateway.generation;

import backdrop.gateway.problem.GatewayReason;
import backdrop.inference.v1.Placement;
import backdrop.inference.v1.PlacementMode;
import backdrop.kit.failure.Failure;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        Double height,
    @Schema(description = "position: which place; left out: standing")
        @Nullable PositionJson position,
    @Schema(description = "position, fit: what is kept free; left out: nothing") @Nullable @Valid
        PaddingJson padding,
    @Schema(
            description =
                "position: how much of what the padding leaves the product may take up in both"
                    + " directions; left out: 0.8")
        @Nullable
        @DecimalMin("0.05")
        @DecimalMax("1")
        Double fill,
    @Schema(
            description =
                "explicit, position, fit, fill: whether the product may be shown larger than it was"
                    + " photographed. Left out: only explicit enlarges it, as its height says so")
        @Nullable Boolean enlarge) {

  /** Who decides the place, and which fields then have a meaning. */
  @Schema(
      name = "PlacementMode",
      description =
          "automatic: fitted to the canvas, standing in its lower middle. original: where it stood"
              + " in the photo. explicit: at centerX, centerY. position: in a named place. fit: as"
              + " large as fits into the canvas less its padding. fill: covering the canvas.")
  public enum Mode {
    @JsonProperty("automatic")
    AUTOMATIC(Set.of(), Set.of()),
    @JsonProperty("original")
    ORIGINAL(Set.of(), Set.of()),
    @JsonProperty("explicit")
    EXPLICIT(Set.of("centerX", "centerY", "height"), Set.of("enlarge")),
    @JsonProperty("position")
    POSITION(Set.of(), Set.of("position", "padding", "fill", "enlarge")),
    @JsonProperty("fit")
    FIT(Set.of(), Set.of("padding", "enlarge")),
    @JsonProperty("fill")
    FILL(Set.of(), Set.of("enlarge"));

    private final Set<String> needed;
    private final Set<String> welcome;

    Mode(Set<String> needed, Set<String> welcome) {
      this.needed = needed;
      this.welcome = welcome;
    }

    static Mode of(PlacementMode mode) {
      return switch (mode) {
        case PLACEMENT_MODE_ORIGINAL -> ORIGINAL;
        case PLACEMENT_MODE_EXPLICIT -> EXPLICIT;
        case PLACEMENT_MODE_POSITION -> POSITION;
        case PLACEMENT_MODE_FIT -> FIT;
        case PLACEMENT_MODE_FILL -> FILL;
        case PLACEMENT_MODE_AUTOMATIC, PLACEMENT_MODE_UNSPECIFIED, UNRECOGNIZED -> AUTOMATIC;
      };
    }

    private PlacementMode toMode() {
      return switch (this) {
        case AUTOMATIC -> PlacementMode.PLACEMENT_MODE_AUTOMATIC;
        case ORIGINAL -> PlacementMode.PLACEMENT_MODE_ORIGINAL;
        case EXPLICIT -> PlacementMode.PLACEMENT_MODE_EXPLICIT;
        case POSITION -> PlacementMode.PLACEMENT_MODE_POSITION;
        case FIT -> PlacementMode.PLACEMENT_MODE_FIT;
        case FILL -> PlacementMode.PLACEMENT_MODE_FILL;
      };
    }
  }

  static PlacementJson of(Placement placement) {
    Mode mode = Mode.of(placement.getMode());
    boolean explicit = mode == Mode.EXPLICIT;
    boolean named = mode == Mode.POSITION;
    return new PlacementJson(
        mode,
        explicit ? placement.getCenterX() : null,
        explicit ? placement.getCenterY() : null,
        explicit ? placement.getHeight() : null,
        named ? PositionJson.of(placement.getPosition()) : null,
        placement.hasPadding() ? PaddingJson.of(placement.getPadding()) : null,
        placement.hasFill() ? placement.getFill() : null,
        placement.hasEnlarge() ? placement.getEnlarge() : null);
  }

  /**
   * Refuses what does not go together.
   *
   * @throws Failure FIELD_INVALID naming the field that is missing or has no meaning
   */
  void check() {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    given.put("centerX", centerX);
    given.put("centerY", centerY);
    given.put("height", height);
    given.put("position", position);
    given.put("padding", padding);
    given.put("fill", fill);
    given.put("enlarge", enlarge);
    String name = mode.name().toLowerCase(Locale.ROOT);
    given.forEach(
        (field, value) -> {
          if (value == null && mode.needed.contains(field)) {
            throw fault(field, "is needed where mode is " + name);
          }
          if (value != null && !mode.needed.contains(field) && !mode.welcome.contains(field)) {
            throw fault(field, "means nothing where mode is " + name);
          }
        });
  }

  private static Failure fault(String field, String rule) {
    return Failure.ofField(GatewayReason.FIELD_INVALID, "placement." + field, rule);
  }

  Placement toPlacement() {
    var placement = Placement.newBuilder().setMode(mode.toMode());
    if (centerX != null && centerY != null && height != null) {
      placement.setCenterX(centerX).setCenterY(centerY).setHeight(height);
    }
    if (position != null) {
      placement.setPosition(position.toPosition());
    }
    if (padding != null) {
      placement.setPadding(padding.toPadding());
    }
    if (fill != null) {
      placement.setFill(fill);
    }
    if (enlarge != null) {
      placement.setEnlarge(enlarge);
    }
    return placement.build();
  }
}
