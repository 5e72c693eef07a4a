package backdrop.inference.onnx;

import backdrop.diffusion.PromptReading;
import backdrop.diffusion.PromptReading.Syntax;
import backdrop.inference.generation.PromptSyntax;

/** How prompts are read, the same when they are counted and when they are painted. */
final class PromptReadings {
  private PromptReadings() {}

  static PromptReading of(PromptSyntax syntax) {
    return new PromptReading(
        switch (syntax) {
          case LITERAL -> Syntax.LITERAL;
          case WEIGHTED -> Syntax.WEIGHTED;
        },
        PromptReading.STANDARD.maxChunks());
  }
}
