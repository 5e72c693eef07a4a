package backdrop.gateway.generation;

import backdrop.inference.v1.PlacementPosition;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A named place on the canvas. */
@Schema(
    name = "PlacementPosition",
    description = "standing: in the middle, with 62 % of the free height above the product")
public enum PositionJson {
  @JsonProperty("top-left")
  TOP_LEFT(PlacementPosition.PLACEMENT_POSITION_TOP_LEFT),
  @JsonProperty("top")
  TOP(PlacementPosition.PLACEMENT_POSITION_TOP),
  @JsonProperty("top-right")
  TOP_RIGHT(PlacementPosition.PLACEMENT_POSITION_TOP_RIGHT),
  @JsonProperty("left")
  LEFT(PlacementPosition.PLACEMENT_POSITION_LEFT),
  @JsonProperty("center")
  CENTER(PlacementPosition.PLACEMENT_POSITION_CENTER),
  @JsonProperty("right")
  RIGHT(PlacementPosition.PLACEMENT_POSITION_RIGHT),
  @JsonProperty("bottom-left")
  BOTTOM_LEFT(PlacementPosition.PLACEMENT_POSITION_BOTTOM_LEFT),
  @JsonProperty("bottom")
  BOTTOM(PlacementPosition.PLACEMENT_POSITION_BOTTOM),
  @JsonProperty("bottom-right")
  BOTTOM_RIGHT(PlacementPosition.PLACEMENT_POSITION_BOTTOM_RIGHT),
  @JsonProperty("standing")
  STANDING(PlacementPosition.PLACEMENT_POSITION_STANDING);

  private final PlacementPosition position;

  PositionJson(PlacementPosition position) {
    this.position = position;
  }

  static PositionJson of(PlacementPosition position) {
    for (PositionJson candidate : values()) {
      if (candidate.position == position) {
        return candidate;
      }
    }
    return STANDING;
  }

  PlacementPosition toPosition() {
    return position;
  }
}
