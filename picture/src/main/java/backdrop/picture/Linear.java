package backdrop.picture;

/**
 * The sRGB transfer curve (IEC 61966-2-1) by table: exact to the nearest code value in both
 * directions.
 */
public final class Linear {
  private static final int STEPS = 1 << 16;
  private static final float[] LIGHT = new float[256];
  private static final byte[] CODE = new byte[STEPS + 1];

  static {
    for (int i = 0; i < LIGHT.length; i++) {
      double value = i / 255.0;
      LIGHT[i] =
          (float) (value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4));
    }
    for (int i = 0; i <= STEPS; i++) {
      double light = (double) i / STEPS;
      double value =
          light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
      CODE[i] = (byte) Math.round(255 * value);
    }
  }

  private Linear() {}

  /** Light, 0 to 1, of an sRGB code value. */
  public static float of(byte code) {
    return LIGHT[code & 255];
  }

  /** The sRGB code value nearest to an amount of light; below 0 and above 1 are cut off. */
  public static byte code(float light) {
    return CODE[light <= 0 ? 0 : light >= 1 ? STEPS : (int) (light * STEPS + 0.5f)];
  }
}
