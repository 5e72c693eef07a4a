package backdrop.inference.opencv;

import backdrop.inference.cutout.ForegroundSeparation;
import backdrop.picture.RgbaImage;
import nu.pattern.OpenCV;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/** OpenCV's GrabCut: colour mixtures on both sides, a minimal cut along edges between them. */
public final class GrabCutSeparation implements ForegroundSeparation {
  private static final int ITERATIONS = 4;
  private static final int SEED = 7;

  /** Loads OpenCV's native library once in a process. */
  public GrabCutSeparation() {
    OpenCV.loadLocally();
  }

  @Override
  public boolean[] separate(RgbaImage image, byte[] seeds) {
    byte[] classes = new byte[seeds.length];
    boolean foreground = false;
    boolean background = false;
    for (int i = 0; i < seeds.length; i++) {
      Seed seed = Seed.values()[seeds[i]];
      foreground |= seed == Seed.FOREGROUND || seed == Seed.PROBABLY_FOREGROUND;
      background |= seed == Seed.BACKGROUND || seed == Seed.PROBABLY_BACKGROUND;
      classes[i] = (byte) grabCutClass(seed);
    }
    // GrabCut needs samples of both; without them there is nothing to separate.
    if (foreground && background) {
      run(image, classes);
    }
    boolean[] kept = new boolean[classes.length];
    for (int i = 0; i < classes.length; i++) {
      kept[i] = classes[i] == Imgproc.GC_FGD || classes[i] == Imgproc.GC_PR_FGD;
    }
    return kept;
  }

  /** Native memory lives and dies in here. */
  private static void run(RgbaImage image, byte[] classes) {
    Mat rgb = new Mat(image.height(), image.width(), CvType.CV_8UC3);
    Mat mask = new Mat(image.height(), image.width(), CvType.CV_8UC1);
    Mat backgroundColours = new Mat();
    Mat foregroundColours = new Mat();
    try {
      rgb.put(0, 0, image.rgb());
      mask.put(0, 0, classes);
      // The mixtures begin with a random clustering; a fixed seed makes the same photo the same
      // mask.
      Core.setRNGSeed(SEED);
      Imgproc.grabCut(
          rgb,
          mask,
          new Rect(),
          backgroundColours,
          foregroundColours,
          ITERATIONS,
          Imgproc.GC_INIT_WITH_MASK);
      mask.get(0, 0, classes);
    } finally {
      rgb.release();
      mask.release();
      backgroundColours.release();
      foregroundColours.release();
    }
  }

  private static int grabCutClass(Seed seed) {
    return switch (seed) {
      case BACKGROUND -> Imgproc.GC_BGD;
      case PROBABLY_BACKGROUND -> Imgproc.GC_PR_BGD;
      case PROBABLY_FOREGROUND -> Imgproc.GC_PR_FGD;
      case FOREGROUND -> Imgproc.GC_FGD;
    };
  }
}
