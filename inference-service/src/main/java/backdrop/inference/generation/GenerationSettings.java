package backdrop.inference.generation;

import java.util.OptionalLong;

/**
 * Everything that decides how a generation looks. As asked for, some parts may be left open (an
 * empty model or sampler, zero steps or guidance, no seed); {@link SettingsRules#decide} closes
 * them, and a generation holds nothing open.
 *
 * @param promptSyntax how both prompts are read
 * @param seed of the first image; image i uses seed + i
 * @param count images of this generation
 */
public record GenerationSettings(
    String model,
    String prompt,
    String negativePrompt,
    PromptSyntax promptSyntax,
    OptionalLong seed,
    int count,
    int steps,
    float guidanceScale,
    String sampler,
    Layout layout,
    Output output) {

  /** The seed of image {@code index} once it is decided. */
  public long seedOf(int index) {
    return (seed.orElseThrow() + index) & 0xFFFF_FFFFL;
  }

  /** Whether a model paints a background behind the product. */
  public boolean painted() {
    return layout.background().painted() && !output.transparent();
  }

  /** Denoising steps of one image; a background that is not painted takes none. */
  public int stepsOfAnImage() {
    return painted() ? steps : 0;
  }
}
