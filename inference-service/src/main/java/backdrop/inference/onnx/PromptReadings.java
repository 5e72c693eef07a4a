package backdrop.inference.onnx;

import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.PromptReading;
import backdrop.diffusion.PromptReading.Syntax;
import backdrop.diffusion.TokenCount;
import backdrop.inference.generation.GenerationSettings;
import backdrop.inference.generation.PromptFit;
import backdrop.inference.generation.TextFit;

/**
 * How a generation's prompts are read, the same when they are counted and when they are painted.
 */
final class PromptReadings {
  private PromptReadings() {}

  static PromptReading of(GenerationSettings settings) {
    Syntax syntax =
        switch (settings.promptSyntax()) {
          case LITERAL -> Syntax.LITERAL;
          case WEIGHTED -> Syntax.WEIGHTED;
        };
    return new PromptReading(syntax, PromptReading.STANDARD.maxChunks());
  }

  static PromptFit fit(InpaintingPipeline pipeline, GenerationSettings settings) {
    PromptReading reading = of(settings);
    return new PromptFit(
        fit(pipeline.countTokens(settings.prompt(), reading)),
        fit(pipeline.countTokens(settings.negativePrompt(), reading)));
  }

  private static TextFit fit(TokenCount count) {
    return new TextFit(count.tokens(), count.limit(), count.droppedWords());
  }
}
