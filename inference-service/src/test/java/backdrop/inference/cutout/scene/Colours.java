package backdrop.inference.cutout.scene;

import java.util.Random;

/** Planes of R, G and B from 0 to 255 that are painted by formula. */
final class Colours {
  final int width;
  final int height;
  final float[][] planes;

  Colours(int width, int height) {
    this.width = width;
    this.height = height;
    this.planes = new float[3][width * height];
  }

  /** A colour for a place from (-1, -1) to (1, 1), and the plane's number. */
  interface Formula {
    double at(double x, double y, int band);
  }

  static Colours of(int width, int height, Formula formula) {
    Colours colours = new Colours(width, height);
    for (int i = 0; i < width * height; i++) {
      double x = 2.0 * (i % width) / width - 1;
      double y = 2.0 * (i / width) / height - 1;
      for (int band = 0; band < 3; band++) {
        colours.planes[band][i] = (float) Math.clamp(formula.at(x, y, band), 0, 255);
      }
    }
    return colours;
  }

  /** A backdrop of one colour, light or pastel or, now and then, dark, lit from one side. */
  static Colours backdrop(int width, int height, Random random, double fall) {
    double[] colour = new double[3];
    double light = random.nextInt(5) == 0 ? random.nextDouble(40, 90) : random.nextDouble(215, 246);
    boolean pastel = random.nextInt(3) == 0;
    for (int band = 0; band < 3; band++) {
      colour[band] = light + (pastel ? random.nextDouble(-24, 9) : random.nextDouble(-2, 2));
    }
    double turn = random.nextDouble(2 * Math.PI);
    return of(
        width,
        height,
        (x, y, band) ->
            colour[band] * (1 - fall * (0.5 + 0.5 * (x * Math.cos(turn) + y * Math.sin(turn)))));
  }

  /** A background of planks or of cloth. */
  static Colours textured(int width, int height, Random random) {
    double[] colour = {random.nextDouble(120, 190), random.nextDouble(90, 150), 60};
    boolean planks = random.nextBoolean();
    double[] phase = random.doubles(6, 0, 6).toArray();
    return of(
        width,
        height,
        (x, y, band) -> {
          double grain =
              planks
                  ? Math.sin(90 * y + 5 * Math.sin(3 * x + phase[0]) + phase[1])
                      + 0.7 * Math.sin(211 * y + 9 * Math.sin(2 * x + phase[2]))
                  : Math.sin(120 * x + phase[3]) + Math.sin(130 * y + phase[4]);
          double stain = Math.sin(4 * x + phase[5]) * Math.sin(5 * y + phase[4]);
          return colour[band] + 13 * grain + 14 * stain;
        });
  }

  /**
   * A product's colours: shaded as a round body is, with a label of another colour and a small
   * highlight.
   *
   * @param far how far they keep from the background's mean colour, in code values
   */
  static Colours product(int width, int height, Random random, Colours background, double far) {
    double[] behind = background.mean();
    double[] colour = away(random, behind, far);
    double[] label = away(random, behind, far);
    return of(
        width,
        height,
        (x, y, band) -> {
          boolean labelled = Math.abs(x) < 0.14 && y > 0.08 && y < 0.3;
          double shade = 1 - 0.35 * Math.pow(Math.abs(x + 0.1) / 0.6, 2) - 0.06 * y;
          double ripple = 4 * Math.sin(40 * x + 3 * band) * Math.sin(33 * y);
          double spot = Math.exp(-(Math.pow(x + 0.12, 2) + Math.pow(y + 0.1, 2)) / 0.0004);
          double own = (labelled ? label[band] : colour[band]) * Math.max(shade, 0.4) + ripple;
          return own + (255 - own) * 0.8 * spot;
        });
  }

  /** White with gentle shading that darkens towards the sides, as on a white cup. */
  static Colours white(int width, int height, Random random) {
    double light = random.nextDouble(232, 242);
    double depth = random.nextDouble(14, 30);
    return of(
        width,
        height,
        (x, y, band) -> light + band - depth * Math.pow(Math.abs(x) / 0.55, 2) - 8 * (y + 0.5));
  }

  private static double[] away(Random random, double[] behind, double far) {
    while (true) {
      double[] colour = random.doubles(3, 15, 235).toArray();
      if (Math.hypot(
              Math.hypot(colour[0] - behind[0], colour[1] - behind[1]), colour[2] - behind[2])
          > far) {
        return colour;
      }
    }
  }

  private double[] mean() {
    double[] mean = new double[3];
    for (int band = 0; band < 3; band++) {
      for (float value : planes[band]) {
        mean[band] += value / planes[band].length;
      }
    }
    return mean;
  }
}
