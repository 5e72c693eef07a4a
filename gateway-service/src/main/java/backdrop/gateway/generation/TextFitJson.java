package backdrop.gateway.generation;

import backdrop.inference.v1.TextFit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of a text a model reads. */
@Schema(name = "TextFit")
public record TextFitJson(
    @Schema(description = "Of the whole text") int tokens,
    @Schema(description = "Tokens that the model reads at most") int limit,
    @Schema(description = "Words that the model does not see, or only in part; usually none")
        List<String> droppedWords) {
  static TextFitJson of(TextFit fit) {
    return new TextFitJson(fit.getTokens(), fit.getLimit(), fit.getDroppedWordsList());
  }
}
