package backdrop.diffusion.schedule;

/** Weighted sums of latents, in float as torch takes them, each into an array of its own. */
final class Mix {

  private Mix() {}

  static float[] scaled(double factor, float[] x) {
    float weight = (float) factor;
    float[] result = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = weight * x[i];
    }
    return result;
  }

  static float[] of(double a, float[] x, double b, float[] y) {
    float first = (float) a;
    float second = (float) b;
    float[] result = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = first * x[i] + second * y[i];
    }
    return result;
  }

  static float[] of(double a, float[] x, double b, float[] y, double c, float[] z) {
    float first = (float) a;
    float second = (float) b;
    float third = (float) c;
    float[] result = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = first * x[i] + second * y[i] + third * z[i];
    }
    return result;
  }
}
