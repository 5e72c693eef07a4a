package backdrop.inference.generation;

import backdrop.picture.Canvas;
import backdrop.picture.Placement;
import java.util.OptionalLong;

/**
 * Everything that decides how a generation looks. As asked for, some parts may be left open (an
 * empty model or sampler, zero steps or guidance, no seed); {@link SettingsRules#decide} closes
 * them, and a generation holds nothing open.
 *
 * @param seed of the first image; image i uses seed + i
 * @param count images of this generation
 * @param shadowStrength contact shadow, 0 (none) to 1
 * @param promptSyntax how both prompts are read
 */
public record GenerationSettings(
    String model,
    String prompt,
    String negativePrompt,
    OptionalLong seed,
    int count,
    int steps,
    float guidanceScale,
    String sampler,
    Canvas canvas,
    Placement placement,
    float shadowStrength,
    OutputFormat format,
    Background background,
    PromptSyntax promptSyntax) {

  /** The same settings with a seed for the first image. */
  public GenerationSettings withSeed(long first) {
    return new GenerationSettings(
        model,
        prompt,
        negativePrompt,
        OptionalLong.of(first),
        count,
        steps,
        guidanceScale,
        sampler,
        canvas,
        placement,
        shadowStrength,
        format,
        background,
        promptSyntax);
  }

  /** The seed of image {@code index} once it is decided. */
  public long seedOf(int index) {
    return (seed.orElseThrow() + index) & 0xFFFF_FFFFL;
  }

  /** Denoising steps of one image; a plain background takes none. */
  public int stepsOfAnImage() {
    return background == Background.WHITE ? 0 : steps;
  }
}
