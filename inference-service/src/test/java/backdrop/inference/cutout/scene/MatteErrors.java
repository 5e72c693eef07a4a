package backdrop.inference.cutout.scene;

import backdrop.picture.Mask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How far a mask is from the known alpha, over the whole picture.
 *
 * <p>SAD, MSE and gradient as in Rhemann, Rother, Wang, Gelautz, Kohli and Rott, "A perceptually
 * motivated online benchmark for image matting", CVPR 2009 (alphamatting.com), with alpha from 0 to
 * 1: the gradient error is the sum of squared differences between the gradients' lengths, by
 * derivatives of a Gaussian with sigma 1.4. There they are taken over the unknown region of a
 * trimap; here nothing is known beforehand, so they are taken over all pixels. SAD and gradient are
 * given in thousands.
 *
 * @param mae mean absolute error, 0 to 1
 * @param holes how many holes the product has
 * @param holesFilled of these, those in which more than half of the background was taken for
 *     product
 * @param holesTorn regions inside the product that were taken for background
 */
public record MatteErrors(
    double sad,
    double mse,
    double gradient,
    double mae,
    int holes,
    int holesFilled,
    int holesTorn) {
  private static final double SIGMA = 1.4;
  private static final int LEAST_HOLE = 30;

  public static MatteErrors of(Scene scene, Mask mask) {
    int width = mask.width();
    int height = mask.height();
    float[] found = new float[scene.alpha().length];
    double sad = 0;
    double squares = 0;
    for (int i = 0; i < found.length; i++) {
      found[i] = 1 - (mask.values()[i] & 255) / 255f;
      double off = Math.abs(found[i] - scene.alpha()[i]);
      sad += off;
      squares += off * off;
    }
    float[] slopes = Gaussian.gradient(found, width, height, SIGMA);
    float[] wanted = Gaussian.gradient(scene.alpha(), width, height, SIGMA);
    double gradient = 0;
    for (int i = 0; i < slopes.length; i++) {
      gradient += Math.pow(slopes[i] - wanted[i], 2);
    }
    List<int[]> holes = regions(width, height, i -> scene.alpha()[i] < 0.02);
    int filled = 0;
    for (int[] hole : holes) {
      double kept = 0;
      for (int pixel : hole) {
        kept += found[pixel];
      }
      filled += kept > 0.5 * hole.length ? 1 : 0;
    }
    int torn =
        (int)
            regions(width, height, i -> found[i] < 0.5).stream()
                .filter(region -> insideProduct(region, scene.alpha()))
                .count();
    return new MatteErrors(
        sad / 1000,
        squares / found.length,
        gradient / 1000,
        sad / found.length,
        holes.size(),
        filled,
        torn);
  }

  /** The mean of several; holes are added up. */
  public static MatteErrors mean(List<MatteErrors> all) {
    return new MatteErrors(
        all.stream().mapToDouble(MatteErrors::sad).average().orElse(0),
        all.stream().mapToDouble(MatteErrors::mse).average().orElse(0),
        all.stream().mapToDouble(MatteErrors::gradient).average().orElse(0),
        all.stream().mapToDouble(MatteErrors::mae).average().orElse(0),
        all.stream().mapToInt(MatteErrors::holes).sum(),
        all.stream().mapToInt(MatteErrors::holesFilled).sum(),
        all.stream().mapToInt(MatteErrors::holesTorn).sum());
  }

  private static boolean insideProduct(int[] region, float[] alpha) {
    int inside = 0;
    for (int pixel : region) {
      inside += alpha[pixel] > 0.98 ? 1 : 0;
    }
    return inside > 0.8 * region.length;
  }

  /** Connected regions that do not touch the picture's border and are no specks. */
  private static List<int[]> regions(int width, int height, IntPredicate belongs) {
    List<int[]> regions = new ArrayList<>();
    boolean[] seen = new boolean[width * height];
    for (int start = 0; start < seen.length; start++) {
      if (!seen[start] && belongs.test(start)) {
        boolean border = false;
        List<Integer> region = new ArrayList<>();
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!open.isEmpty()) {
          int pixel = open.remove();
          region.add(pixel);
          int x = pixel % width;
          int y = pixel / width;
          border |= x == 0 || y == 0 || x == width - 1 || y == height - 1;
          for (int[] step : new int[][] {{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
            int next = pixel + step[0] + step[1] * width;
            boolean there =
                x + step[0] >= 0 && x + step[0] < width && y + step[1] >= 0 && y + step[1] < height;
            if (there && !seen[next] && belongs.test(next)) {
              seen[next] = true;
              open.add(next);
            }
          }
        }
        if (!border && region.size() >= LEAST_HOLE) {
          regions.add(region.stream().mapToInt(Integer::intValue).toArray());
        }
      }
    }
    return regions;
  }
}
