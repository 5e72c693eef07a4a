package backdrop.inference.cutout;

import backdrop.inference.cutout.CutOut.Method;
import backdrop.inference.cutout.ForegroundSeparation.Seed;
import backdrop.picture.Mask;
import backdrop.picture.RgbaImage;
import backdrop.picture.Thumbnails;

/**
 * Finds the product in a photo. A photo that is really transparent says itself what the product is;
 * any other is asked of a {@link Segmentation}, if there is one, and else taken for a studio-like
 * photo: one product in front of a smooth background, maybe with a soft shadow on the floor. For
 * photos of other kinds the confidence is low then.
 */
public final class ProductCutter {
  /** The longer side at which products are looked for; the edge comes from the whole photo. */
  private static final int WORKING_SIDE = 512;

  /** From this alpha on a pixel of a transparent photo shows product. */
  private static final int VISIBLE = 8;

  private static final double TRANSPARENT_SHARE = 0.01;
  private static final double SPECK = 0.02;
  private static final double PINHOLE = 0.004;
  private static final int SURE_DISTANCE = 7;

  private final Segmentation segmentation;
  private final ForegroundSeparation separation;

  /** Cuts out by the built-in way alone. */
  public ProductCutter(ForegroundSeparation separation) {
    this(Segmentation.NONE, separation);
  }

  /** Asks the segmentation first; where it does not tell, the built-in way does. */
  public ProductCutter(Segmentation segmentation, ForegroundSeparation separation) {
    this.segmentation = segmentation;
    this.separation = separation;
  }

  /** The product; where none can be found, the middle of the photo with confidence 0. */
  public CutOut cut(RgbaImage photo) {
    if (transparent(photo)) {
      return byAlpha(photo);
    }
    RgbaImage opaque = photo.over(0xffffff);
    return segmentation
        .find(opaque)
        .flatMap(shares -> LearntCutOut.of(opaque, shares))
        .orElseGet(() -> automatically(opaque));
  }

  private static boolean transparent(RgbaImage photo) {
    byte[] pixels = photo.pixels();
    int clear = 0;
    int solid = 0;
    for (int i = 3; i < pixels.length; i += 4) {
      int alpha = pixels[i] & 255;
      clear += alpha < VISIBLE ? 1 : 0;
      solid += alpha >= 128 ? 1 : 0;
    }
    int all = pixels.length / 4;
    return clear >= TRANSPARENT_SHARE * all && solid > 0;
  }

  /** Keeps whatever shows: the photo's own alpha goes on making the edge soft. */
  private static CutOut byAlpha(RgbaImage photo) {
    byte[] values = new byte[photo.width() * photo.height()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (photo.pixels()[4 * i + 3] & 255) < VISIBLE ? (byte) 255 : 0;
    }
    return new CutOut(Mask.of(photo.width(), photo.height(), values), 1, Method.ALPHA);
  }

  private CutOut automatically(RgbaImage opaque) {
    RgbaImage small = Thumbnails.fit(opaque, WORKING_SIDE);
    BackgroundModel model = BackgroundModel.of(small);
    byte[] seeds = BackgroundFlood.seeds(small, model);
    sureInside(seeds, small.width());
    boolean[] kept = separation.separate(small, seeds);
    Regions regions = new Regions(small.width(), kept);
    regions.dropSpecks(SPECK);
    int area = regions.area();
    regions.fillHoles(
        hole ->
            seenThrough(seeds, hole)
                || hole.length > PINHOLE * area && looksLikeBackground(small, model, hole));
    if (regions.area() == 0) {
      return new CutOut(middle(opaque), 0, Method.AUTOMATIC);
    }
    Mask mask = SoftEdge.of(opaque, small, model, kept);
    return new CutOut(mask, Confidence.of(small, model, kept), Method.AUTOMATIC);
  }

  /** Deep inside what the flood never reached there is only product. */
  private static void sureInside(byte[] seeds, int width) {
    float[] inside = new float[seeds.length];
    for (int i = 0; i < seeds.length; i++) {
      inside[i] = seeds[i] == Seed.PROBABLY_FOREGROUND.ordinal() ? 1 : 0;
    }
    float[] near = BoxMean.of(inside, width, seeds.length / width, SURE_DISTANCE);
    for (int i = 0; i < seeds.length; i++) {
      if (near[i] > 0.999f) {
        seeds[i] = (byte) Seed.FOREGROUND.ordinal();
      }
    }
  }

  private static boolean seenThrough(byte[] seeds, int[] hole) {
    int sure = 0;
    for (int pixel : hole) {
      sure += seeds[pixel] == Seed.BACKGROUND.ordinal() ? 1 : 0;
    }
    return sure > hole.length / 2;
  }

  private static boolean looksLikeBackground(RgbaImage small, BackgroundModel model, int[] hole) {
    double sum = 0;
    for (int pixel : hole) {
      sum += model.distance(small, pixel);
    }
    return sum / hole.length < model.tolerance();
  }

  private static Mask middle(RgbaImage photo) {
    int width = photo.width();
    int height = photo.height();
    byte[] values = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean inside = x > width / 5 && x < width * 4 / 5 && y > height / 5 && y < height * 4 / 5;
        values[y * width + x] = inside ? 0 : (byte) 255;
      }
    }
    return Mask.of(width, height, values);
  }
}
