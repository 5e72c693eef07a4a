import backdrop.picture.Canvas;
import backdrop.picture.Compositor;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Encoders;
import backdrop.picture.Gradient;
import backdrop.picture.Photos;
import backdrop.picture.Placement;
import backdrop.picture.PlacedProduct;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import backdrop.picture.light.LightMatching;
import backdrop.picture.shadow.ShadowSettings;
import backdrop.picture.shadow.Shadows;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What each part of a finished picture costs on a square canvas: {@code Compositing PHOTO SIDE
 * ROUNDS [FOLDER]}. The photo is transparent around its product. Prints the median and the least of
 * the rounds in milliseconds of processor time, since all of it runs on one thread; with a folder it
 * also leaves a picture of each shadow there.
 */
final class Compositing {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final int rounds;

  private Compositing(int rounds) {
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws Exception {
    byte[] file = Files.readAllBytes(Path.of(arguments[0]));
    int side = Integer.parseInt(arguments[1]);
    Compositing bench = new Compositing(Integer.parseInt(arguments[2]));
    Canvas canvas = new Canvas(side, side);
    Product product = Product.ofTransparent(Photos.decode(file, DecodeLimits.DEFAULTS).image());
    Placement placement = new Placement.Automatic(0.7, Placement.Enlarging.ALLOWED);
    Gradient gradient = new Gradient(Gradient.Shape.LINEAR, 0xf6f2ea, 0xc9bfae, 180);
    PlacedProduct placed = product.place(canvas, placement);
    RgbaImage background = gradient.on(canvas);

    bench.time("place, resampled", () -> product.place(canvas, placement));
    bench.time("gradient", () -> gradient.on(canvas));
    for (ShadowSettings.Mode mode : ShadowSettings.Mode.values()) {
      ShadowSettings shadow = ShadowSettings.of(mode, 0.8);
      bench.time("shadow " + mode, () -> Shadows.cast(placed.image(), background, shadow));
      if (arguments.length > 3) {
        RgbaImage finished = Compositor.compose(placed, background, shadow).image();
        Files.write(
            Path.of(arguments[3], "shadow-" + mode + ".png"), Encoders.png(finished));
      }
    }
    for (LightMatching light : LightMatching.values()) {
      bench.time(
          "compose and check, light " + light,
          () -> Compositor.compose(placed, background, ShadowSettings.NONE, light));
    }
  }

  private void time(String what, Supplier<?> work) {
    double[] took = new double[rounds];
    for (int i = -2; i < rounds; i++) {
      long began = THREADS.getCurrentThreadCpuTime();
      work.get();
      if (i >= 0) {
        took[i] = (THREADS.getCurrentThreadCpuTime() - began) / 1e6;
      }
    }
    Arrays.sort(took);
    System.out.printf("%-36s median %6.0f ms, least %6.0f ms%n", what, took[rounds / 2], took[0]);
  }
}
