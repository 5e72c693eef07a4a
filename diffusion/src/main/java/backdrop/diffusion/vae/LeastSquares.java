package backdrop.diffusion.vae;

/** Linear regression by normal equations, for a handful of terms. */
final class LeastSquares {

  /** Keeps the equations solvable where two terms always agree. */
  private static final double RIDGE = 1e-6;

  private LeastSquares() {}

  /** The weights with which each row's terms best add up to its target in the given column. */
  static double[] fit(double[][] rows, double[][] targets, int column) {
    int n = rows[0].length;
    double[][] equations = new double[n][n + 1];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          equations[i][j] += rows[r][i] * rows[r][j];
        }
        equations[i][n] += rows[r][i] * targets[r][column];
      }
    }
    for (int i = 0; i < n; i++) {
      equations[i][i] += RIDGE * rows.length;
    }
    return solve(equations);
  }

  /** Gauss and Jordan; the matrix is symmetric and positive, so no pivoting is needed. */
  private static double[] solve(double[][] equations) {
    int n = equations.length;
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = 0; row < n; row++) {
        if (row != pivot) {
          double factor = equations[row][pivot] / equations[pivot][pivot];
          for (int k = pivot; k <= n; k++) {
            equations[row][k] -= factor * equations[pivot][k];
          }
        }
      }
    }
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = equations[i][n] / equations[i][i];
    }
    return solution;
  }
}
