package backdrop.diffusion.clip;

import backdrop.diffusion.TokenCount;
import java.util.List;

/**
 * A prompt in chunks, and what of it did not fit.
 *
 * @param chunks at least one
 */
record ReadPrompt(List<PromptChunk> chunks, TokenCount count) {}
