package backdrop.picture;

/**
 * How much of the photo's old background still shows around the product.
 *
 * <p>A half-transparent pixel should show {@code a * F + (1 - a) * B}, with the product's own
 * colour F and the new background B. What it shows beyond that is projected, by least squares over
 * the three channels, onto the way from F to the old background B0; the result is the share of B0
 * in the pixel. F is the mean of the opaque pixels nearby and B0 the background around the product
 * in the photo, so texture at the edge adds noise; pixels where F and B0 look alike tell nothing
 * and are left out.
 *
 * @param mean over all measured pixels, 0 to 1
 * @param p95 95 % of the pixels lie at or below
 * @param pixels how many were measured; 0 if the photo showed no background
 */
record HaloLeak(double mean, double p95, long pixels) {
  private static final int REACH = 4;
  private static final double LEAST_CONTRAST = 24;
  private static final int BINS = 1000;

  static HaloLeak measure(PlacedProduct placed, RgbaImage layer, RgbaImage finished) {
    if (!placed.hasOldBackground()) {
      return new HaloLeak(0, 0, 0);
    }
    RgbaImage product = placed.image();
    long[] histogram = new long[BINS + 1];
    double sum = 0;
    long count = 0;
    for (int y = 0; y < product.height(); y++) {
      for (int x = 0; x < product.width(); x++) {
        int alpha = product.pixels()[product.offset(x, y) + 3] & 255;
        if (alpha > 0 && alpha < 255) {
          double share = share(placed, layer, finished, x, y, alpha / 255.0);
          if (share >= 0) {
            sum += share;
            count++;
            histogram[(int) Math.ceil(share * BINS)]++;
          }
        }
      }
    }
    return count == 0
        ? new HaloLeak(0, 0, 0)
        : new HaloLeak(sum / count, p95(histogram, count), count);
  }

  private static double p95(long[] histogram, long count) {
    long below = 0;
    int bin = 0;
    while (bin < BINS && (below += histogram[bin]) < 0.95 * count) {
      bin++;
    }
    return (double) bin / BINS;
  }

  /** The share of the old background in one pixel, or -1 if it cannot be told. */
  private static double share(
      PlacedProduct placed, RgbaImage layer, RgbaImage finished, int x, int y, double alpha) {
    double[] own = new double[3];
    if (!ownColour(placed.image(), x, y, own)) {
      return -1;
    }
    float[] old = new float[3];
    placed.oldBackground(x, y, old);
    int at = finished.offset(x, y);
    double along = 0;
    double contrast = 0;
    for (int band = 0; band < 3; band++) {
      double back = layer.pixels()[at + band] & 255;
      double beyond = (finished.pixels()[at + band] & 255) - alpha * own[band] - (1 - alpha) * back;
      double way = old[band] - own[band];
      along += beyond * way;
      contrast += way * way;
    }
    return contrast < LEAST_CONTRAST * LEAST_CONTRAST ? -1 : Math.clamp(along / contrast, 0, 1);
  }

  private static boolean ownColour(RgbaImage product, int x, int y, double[] own) {
    byte[] pixels = product.pixels();
    int count = 0;
    for (int row = Math.max(0, y - REACH);
        row <= Math.min(product.height() - 1, y + REACH);
        row++) {
      for (int column = Math.max(0, x - REACH);
          column <= Math.min(product.width() - 1, x + REACH);
          column++) {
        int at = product.offset(column, row);
        if (pixels[at + 3] == -1) {
          count++;
          for (int band = 0; band < 3; band++) {
            own[band] += pixels[at + band] & 255;
          }
        }
      }
    }
    for (int band = 0; band < 3; band++) {
      own[band] /= Math.max(1, count);
    }
    return count > 0;
  }
}
