package backdrop.diffusion.clip;

/**
 * What the text encoder reads at once.
 *
 * @param ids {@code [tokens]}, framed and filled
 * @param weights one for each id; 1 on the frame and on what fills
 */
record PromptChunk(int[] ids, float[] weights) {

  /** True if emphasis changes nothing. */
  boolean plain() {
    for (float weight : weights) {
      if (weight != 1) {
        return false;
      }
    }
    return true;
  }
}
