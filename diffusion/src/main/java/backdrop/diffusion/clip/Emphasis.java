package backdrop.diffusion.clip;

/**
 * The "original" emphasis of AUTOMATIC1111's web UI: hidden states are multiplied by the weights of
 * their tokens, then all of them by one factor that gives the chunk its former mean.
 */
final class Emphasis {

  /** Where the mean changed more than this, a factor would do more harm than good. */
  private static final double LARGEST_FACTOR = 10;

  private Emphasis() {}

  /** The weighted states of a chunk; the given ones stay as they are. */
  static TextEmbedding apply(TextEmbedding states, PromptChunk chunk) {
    if (chunk.plain()) {
      return states;
    }
    float[] values = states.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= chunk.weights()[i / states.width()];
    }
    double factor = mean(states.values()) / mean(values);
    if (factor >= 1 / LARGEST_FACTOR && factor <= LARGEST_FACTOR) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (values[i] * factor);
      }
    }
    return new TextEmbedding(values, states.tokens(), states.width());
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
