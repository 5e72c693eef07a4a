package backdrop.picture.light;

import backdrop.picture.Linear;
import java.util.Optional;

/** Gathers colours and tells in what light they were taken. */
public final class LightMeter {
  /** Fewer pixels than this tell nothing. */
  private static final int FEWEST = 64;

  private double red;
  private double green;
  private double blue;
  private long count;

  /** Counts in the pixel that begins at {@code at} of interleaved sRGB code values. */
  public void add(byte[] pixels, int at) {
    red += power(Linear.of(pixels[at]));
    green += power(Linear.of(pixels[at + 1]));
    blue += power(Linear.of(pixels[at + 2]));
    count++;
  }

  /** Empty where too little was seen, or nothing but darkness. */
  public Optional<Light> reading() {
    if (count < FEWEST) {
      return Optional.empty();
    }
    Light light = new Light(norm(red), norm(green), norm(blue));
    return light.tells() ? Optional.of(light) : Optional.empty();
  }

  private static double power(double value) {
    double square = value * value;
    return square * square * square;
  }

  private double norm(double sum) {
    return StrictMath.pow(sum / count, 1.0 / Light.NORM);
  }
}
