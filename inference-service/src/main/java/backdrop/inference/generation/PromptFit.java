package backdrop.inference.generation;

/** How much of a generation's two texts its model reads. */
public record PromptFit(TextFit prompt, TextFit negativePrompt) {}
