package backdrop.gateway.style;

import backdrop.prompt.v1.Style;
import backdrop.prompt.v1.StyleBackground;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A look that a scene is dressed in. */
@Schema(name = "Style")
public record StyleJson(
    String styleId,
    TextJson name,
    TextJson description,
    @Schema(description = "English; {scene} and {product} are filled in") String template,
    String negativePrompt,
    @Schema(description = "True for styles that ship with Backdrop") boolean builtIn,
    @Schema(description = "Counts up with each change") long revision,
    Background background,
    SuggestedJson suggested) {

  /** What stands behind the product. */
  @Schema(name = "StyleBackground")
  public enum Background {
    @JsonProperty("painted")
    PAINTED,
    @JsonProperty("white")
    WHITE
  }

  /** All styles, in the order they should be shown. */
  @Schema(name = "StyleList")
  public record StyleList(List<StyleJson> items) {}

  public static StyleJson of(Style style) {
    return new StyleJson(
        style.getStyleId(),
        TextJson.of(style.getName()),
        TextJson.of(style.getDescription()),
        style.getTemplate(),
        style.getNegativePrompt(),
        style.getBuiltIn(),
        style.getRevision(),
        style.getBackground() == StyleBackground.STYLE_BACKGROUND_WHITE
            ? Background.WHITE
            : Background.PAINTED,
        SuggestedJson.of(style.getSuggested()));
  }
}
