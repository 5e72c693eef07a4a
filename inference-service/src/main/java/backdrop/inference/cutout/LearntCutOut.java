package backdrop.inference.cutout;

import backdrop.inference.cutout.CutOut.Method;
import backdrop.inference.cutout.Segmentation.Shares;
import backdrop.picture.Mask;
import backdrop.picture.RgbaImage;
import backdrop.picture.Thumbnails;
import java.util.Optional;

/**
 * Brings what a {@link Segmentation} found to the photo's own size. Its edge is led along the
 * photo's edges by a guided filter; where it is sure, it is left as it is.
 */
final class LearntCutOut {
  /** The longer side at which the filter is computed; it is applied to the whole photo. */
  private static final int FINE_SIDE = 1024;

  /** Nearer to 0 or 1 than this a network is sure. */
  private static final double SURE = 0.02;

  private LearntCutOut() {}

  /** The cut-out; empty if next to nothing was found. */
  static Optional<CutOut> of(RgbaImage photo, Shares shares) {
    double confidence = confidence(shares);
    if (confidence == 0) {
      return Optional.empty();
    }
    RgbaImage fine = Thumbnails.fit(photo, FINE_SIDE);
    float[] coarse = new float[fine.width() * fine.height()];
    for (int y = 0, i = 0; y < fine.height(); y++) {
      for (int x = 0; x < fine.width(); x++, i++) {
        coarse[i] =
            (float)
                Bilinear.at(
                    shares.values(),
                    shares.width(),
                    shares.height(),
                    (x + 0.5) / fine.width(),
                    (y + 0.5) / fine.height());
      }
    }
    double blown =
        (double) Math.max(fine.width(), fine.height()) / Math.max(shares.width(), shares.height());
    int radius = Math.max(2, (int) Math.ceil(2 * blown));
    GuidedFilter filter = GuidedFilter.of(fine, coarse, radius);
    float[] around = BoxMean.of(coarse, fine.width(), fine.height(), radius);
    byte[] values = new byte[photo.width() * photo.height()];
    for (int y = 0, i = 0; y < photo.height(); y++) {
      double down = (y + 0.5) / photo.height();
      for (int x = 0; x < photo.width(); x++, i++) {
        double across = (x + 0.5) / photo.width();
        double near = Bilinear.at(around, fine.width(), fine.height(), across, down);
        double share =
            near < SURE ? 0 : near > 1 - SURE ? 1 : filter.at(photo, 4 * i, across, down);
        values[i] = (byte) (255 - Math.round(255 * Math.clamp(share, 0, 1)));
      }
    }
    return Optional.of(
        new CutOut(
            Mask.of(photo.width(), photo.height(), values),
            confidence,
            Method.NETWORK,
            Optional.of(shares.network())));
  }

  /** How decided the network is, over what it takes for product; 0 if that is next to nothing. */
  private static double confidence(Shares shares) {
    double product = 0;
    double undecided = 0;
    for (float share : shares.values()) {
      product += share;
      undecided += Math.min(share, 1 - share);
    }
    double area = product / shares.values().length;
    return area < 0.002 ? 0 : Math.clamp(1 - 2 * undecided / product, 0, 1);
  }
}
