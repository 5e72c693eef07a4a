package backdrop.diffusion.schedule;

/**
 * A weighted sum of latents, taken in float as torch takes it, in an array of its own. The arrays
 * added are read only.
 */
final class Mix {

  private final float[] sum;

  private Mix(float[] sum) {
    this.sum = sum;
  }

  static Mix of(double weight, float[] values) {
    float factor = (float) weight;
    float[] sum = new float[values.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = factor * values[i];
    }
    return new Mix(sum);
  }

  Mix plus(double weight, float[] values) {
    float factor = (float) weight;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * values[i];
    }
    return this;
  }

  /** Returns the sum; the mix is not added to any more. */
  float[] sum() {
    return sum;
  }
}
