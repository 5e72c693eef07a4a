package backdrop.gateway.generation;

import backdrop.inference.v1.LightMatching;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose light is changed so that product and background look lit alike. */
@Schema(
    name = "LightMatching",
    description =
        "background: the background's; the product stays as it is. product: the product's; its"
            + " colours change, and the fidelity report says so.")
public enum LightMatchingJson {
  @JsonProperty("none")
  NONE(LightMatching.LIGHT_MATCHING_NONE),
  @JsonProperty("background")
  BACKGROUND(LightMatching.LIGHT_MATCHING_BACKGROUND),
  @JsonProperty("product")
  PRODUCT(LightMatching.LIGHT_MATCHING_PRODUCT);

  private final LightMatching matching;

  LightMatchingJson(LightMatching matching) {
    this.matching = matching;
  }

  static LightMatchingJson of(LightMatching matching) {
    return switch (matching) {
      case LIGHT_MATCHING_BACKGROUND -> BACKGROUND;
      case LIGHT_MATCHING_PRODUCT -> PRODUCT;
      case LIGHT_MATCHING_NONE, LIGHT_MATCHING_UNSPECIFIED, UNRECOGNIZED -> NONE;
    };
  }

  LightMatching toMatching() {
    return matching;
  }
}
