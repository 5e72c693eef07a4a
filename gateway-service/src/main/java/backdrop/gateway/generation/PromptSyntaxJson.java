package backdrop.gateway.generation;

import backdrop.inference.v1.PromptSyntax;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What brackets in a prompt mean. */
@Schema(
    name = "PromptSyntax",
    description =
        "literal: brackets are text. weighted: (more), [less], (exactly:1.3), \\( for a bracket that is"
            + " text, BREAK for a new chunk.")
public enum PromptSyntaxJson {
  @JsonProperty("literal")
  LITERAL,
  @JsonProperty("weighted")
  WEIGHTED;

  static PromptSyntaxJson of(PromptSyntax syntax) {
    return syntax == PromptSyntax.PROMPT_SYNTAX_WEIGHTED ? WEIGHTED : LITERAL;
  }

  PromptSyntax toSyntax() {
    return switch (this) {
      case LITERAL -> PromptSyntax.PROMPT_SYNTAX_LITERAL;
      case WEIGHTED -> PromptSyntax.PROMPT_SYNTAX_WEIGHTED;
    };
  }
}
