package backdrop.inference.cutout;

import backdrop.inference.cutout.Trimap.Zone;
import backdrop.picture.Mask;
import backdrop.picture.RgbaImage;
import backdrop.picture.Thumbnails;
import org.jspecify.annotations.Nullable;

/**
 * Brings a small binary cut-out up to the photo's own size with a soft, exact edge: where the
 * {@link Trimap} is undecided, each pixel of the photo says by its colour C how much product it
 * shows. With the background's colour B and the product's colour F next to it, alpha is where C
 * lies on the way from B to F.
 */
final class SoftEdge {
  /** The longer side at which the edge's surroundings are looked at. */
  private static final int FINE_SIDE = 1024;

  /** Distance of F and B below which colour says nothing, in code values. */
  private static final double LEAST_CONTRAST = 14;

  /** How far around the purest colour of thin parts is looked for, in fine pixels. */
  private static final int THIN_REACH = 3;

  private final RgbaImage photo;
  private final RgbaImage fine;
  private final BackgroundModel model;
  private final Zone[] zones;
  private final float[] share;
  private final ColourField product;
  private final ColourField body;
  private final ColourField background;
  private final double noise;

  private SoftEdge(RgbaImage photo, RgbaImage small, BackgroundModel model, boolean[] kept) {
    this.photo = photo;
    this.fine = Thumbnails.fit(photo, FINE_SIDE);
    this.model = model.in(fine);
    double enlarged = Math.max(1, (double) fine.width() / small.width());
    boolean[] large = enlarged(kept, small);
    this.zones = Trimap.of(fine, this.model, large, enlarged);
    this.share =
        BoxMean.of(Trimap.ones(large), fine.width(), fine.height(), (int) Math.ceil(2 * enlarged));
    int near = (int) Math.ceil(5 * enlarged);
    this.product = ColourField.of(fine, marked(Zone.PRODUCT), near);
    this.body = ColourField.of(fine, marked(Zone.PRODUCT), 4 * near, 12 * near);
    this.background = ColourField.of(fine, marked(Zone.BACKGROUND), near, 4 * near);
    this.noise = model.tolerance() / 4;
  }

  /**
   * The mask of the photo's size.
   *
   * @param model of the small picture
   * @param kept what is kept in the small picture
   */
  static Mask of(RgbaImage photo, RgbaImage small, BackgroundModel model, boolean[] kept) {
    return new SoftEdge(photo, small, model, kept).mask();
  }

  private boolean[] enlarged(boolean[] kept, RgbaImage small) {
    float[] ones = Trimap.ones(kept);
    boolean[] large = new boolean[fine.width() * fine.height()];
    for (int y = 0; y < fine.height(); y++) {
      double down = (y + 0.5) / fine.height();
      for (int x = 0; x < fine.width(); x++) {
        double across = (x + 0.5) / fine.width();
        large[y * fine.width() + x] =
            Bilinear.at(ones, small.width(), small.height(), across, down) > 0.5;
      }
    }
    return large;
  }

  private boolean[] marked(Zone zone) {
    boolean[] marked = new boolean[zones.length];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = zones[i] == zone;
    }
    return marked;
  }

  private Mask mask() {
    int width = photo.width();
    int height = photo.height();
    byte[] values = new byte[width * height];
    for (int y = 0, i = 0; y < height; y++) {
      double down = (y + 0.5) / height;
      int row = Math.min((int) (down * fine.height()), fine.height() - 1);
      for (int x = 0; x < width; x++, i++) {
        double across = (x + 0.5) / width;
        int column = Math.min((int) (across * fine.width()), fine.width() - 1);
        int nearest = row * fine.width() + column;
        double alpha =
            switch (zones[nearest]) {
              case PRODUCT -> 1;
              case BACKGROUND -> 0;
              case FRINGE -> inFringe(photo.offset(x, y), nearest);
              case EDGE -> atEdge(photo.offset(x, y), nearest, across, down);
            };
        values[i] = (byte) (255 - Math.round(255 * alpha));
      }
    }
    return Mask.of(width, height, values);
  }

  private double inFringe(int pixel, int nearest) {
    double byColour = body.known(nearest) ? between(pixel, nearest, body) : -1;
    return byColour < 0 ? between(pixel, nearest, null) : byColour;
  }

  private double atEdge(int pixel, int nearest, double across, double down) {
    double alpha = between(pixel, nearest, product.known(nearest) ? product : null);
    if (alpha >= 0) {
      return alpha;
    }
    double near = Bilinear.at(share, fine.width(), fine.height(), across, down);
    return Math.clamp((near - 0.3) / 0.4, 0, 1);
  }

  /**
   * Where the pixel lies on the way from the background to the product; negative where colours do
   * not tell.
   *
   * @param field of the product's colours; null for the purest colour around
   */
  private double between(int pixel, int nearest, @Nullable ColourField field) {
    int purest = field == null ? purest(nearest) : 0;
    double along = 0;
    double length = 0;
    double distance = 0;
    for (int band = 0; band < 3; band++) {
      double behind = behind(band, nearest);
      double own = field == null ? fine.pixels()[4 * purest + band] & 255 : field.at(band, nearest);
      double contrast = own - behind;
      double offset = (photo.pixels()[pixel + band] & 255) - behind;
      along += offset * contrast;
      length += contrast * contrast;
      distance += offset * offset;
    }
    double contrast = Math.sqrt(length);
    if (contrast < LEAST_CONTRAST) {
      return -1;
    }
    // A colour far from the line between the two is no blend of them: a highlight, another part.
    double aside = Math.sqrt(Math.max(0, distance - along * along / length));
    if (field != null && aside > 12 + 0.1 * contrast) {
      return -1;
    }
    double blur = Math.clamp(2.5 * noise / contrast, 0.03, 0.12);
    return Math.clamp((along / length - blur) / (1 - 2 * blur), 0, 1);
  }

  private double behind(int band, int nearest) {
    return background.known(nearest) ? background.at(band, nearest) : model.colour(band, nearest);
  }

  /** The pixel around that differs most from the background: what a thin part really looks like. */
  private int purest(int at) {
    int width = fine.width();
    int x = at % width;
    int y = at / width;
    int purest = at;
    double most = -1;
    for (int row = Math.max(0, y - THIN_REACH);
        row <= Math.min(fine.height() - 1, y + THIN_REACH);
        row++) {
      for (int column = Math.max(0, x - THIN_REACH);
          column <= Math.min(width - 1, x + THIN_REACH);
          column++) {
        int pixel = row * width + column;
        double away = 0;
        for (int band = 0; band < 3; band++) {
          double difference = (fine.pixels()[4 * pixel + band] & 255) - behind(band, at);
          away += difference * difference;
        }
        if (away > most) {
          most = away;
          purest = pixel;
        }
      }
    }
    return purest;
  }
}
