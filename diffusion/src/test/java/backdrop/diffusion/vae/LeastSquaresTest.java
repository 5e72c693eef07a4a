package backdrop.diffusion.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

final class LeastSquaresTest {

  @Test
  void findsTheWeightsThatMadeTheTargets() {
    double[][] rows = {{1, 2, 1}, {0, 1, 1}, {3, -1, 1}, {2, 5, 1}, {-1, 0, 1}};
    double[][] targets = new double[rows.length][1];
    for (int i = 0; i < rows.length; i++) {
      targets[i][0] = 2 * rows[i][0] - 0.5 * rows[i][1] + 3;
    }

    double[] weights = LeastSquares.fit(rows, targets, 0);

    assertArrayEquals(new double[] {2, -0.5, 3}, weights, 1e-4);
  }
}
