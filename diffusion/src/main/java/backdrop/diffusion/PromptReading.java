package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;

/**
 * How the prompt and the negative prompt of a request are read.
 *
 * @param syntax what brackets mean
 * @param maxChunks how many chunks of a text are read, 1 to {@value #MOST_CHUNKS}; each chunk holds
 *     as many tokens as the text encoder takes at once (75 for CLIP). 1 cuts where diffusers cuts.
 *     A UNet that takes only one length of prompt is given that length, whatever stands here.
 */
public record PromptReading(Syntax syntax, int maxChunks) {

  /** The most chunks that may be asked for. */
  public static final int MOST_CHUNKS = 16;

  /** Brackets are text, and three chunks are read: 225 tokens of a Stable Diffusion prompt. */
  public static final PromptReading STANDARD = new PromptReading(Syntax.LITERAL, 3);

  /** What brackets mean. */
  public enum Syntax {
    /** Nothing: every character is text, as in diffusers. */
    LITERAL,
    /**
     * Weights, as in AUTOMATIC1111's web UI: {@code (more)}, {@code [less]}, {@code (exactly:1.3)},
     * {@code \(} for a bracket that is text, and {@code BREAK} for the start of a new chunk.
     */
    WEIGHTED
  }

  public PromptReading {
    if (maxChunks < 1 || maxChunks > MOST_CHUNKS) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID,
          "A prompt is read in 1 to %d chunks, not in %d".formatted(MOST_CHUNKS, maxChunks));
    }
  }
}
