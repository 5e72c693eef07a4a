package backdrop.gateway.generation;

import backdrop.inference.v1.Background;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What stands behind the product. */
@Schema(
    name = "Background",
    description =
        "painted: by the model, from scene and style. white: RGB 255. color, gradient: of"
            + " backgroundColors. Where nothing is painted, neither scene nor style is needed.")
public enum BackgroundJson {
  @JsonProperty("painted")
  PAINTED(Background.BACKGROUND_PAINTED),
  @JsonProperty("white")
  WHITE(Background.BACKGROUND_WHITE),
  @JsonProperty("color")
  COLOR(Background.BACKGROUND_COLOR),
  @JsonProperty("gradient")
  GRADIENT(Background.BACKGROUND_GRADIENT);

  private final Background background;

  BackgroundJson(Background background) {
    this.background = background;
  }

  static BackgroundJson of(Background background) {
    return switch (background) {
      case BACKGROUND_WHITE -> WHITE;
      case BACKGROUND_COLOR -> COLOR;
      case BACKGROUND_GRADIENT -> GRADIENT;
      case BACKGROUND_PAINTED, BACKGROUND_UNSPECIFIED, UNRECOGNIZED -> PAINTED;
    };
  }

  Background toBackground() {
    return background;
  }
}
