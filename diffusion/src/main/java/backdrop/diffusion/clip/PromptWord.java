package backdrop.diffusion.clip;

/**
 * A word of a prompt and its tokens.
 *
 * @param written as it stands in the prompt
 * @param ids its tokens, perhaps none
 * @param weight what its hidden states are multiplied by, 1 for no emphasis
 * @param startsChunk true if a {@code BREAK} stands before it
 */
record PromptWord(String written, int[] ids, float weight, boolean startsChunk) {}
