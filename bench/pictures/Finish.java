import backdrop.picture.Canvas;
import backdrop.picture.Compositor;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Encoders;
import backdrop.picture.Mask;
import backdrop.picture.Photos;
import backdrop.picture.Placement;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import backdrop.picture.shadow.ShadowSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Finishes one picture again and again: decodes a photo, cuts out what a mask keeps, places it on a
 * canvas, lays it over a background and encodes a PNG. Prints one line: the median of each step in
 * milliseconds, the processor time, the length of the PNG and the most memory that the process held.
 *
 * <p>Arguments: photo, mask (gray bytes, as large as the upright photo), background (RGBA bytes of
 * the canvas), side of the canvas, rounds, where to write the last PNG.
 */
final class Finish {
  private static final String[] STEPS = {"decode", "cut out", "place", "compose", "encode", "all"};

  public static void main(String[] arguments) throws IOException {
    byte[] photo = Files.readAllBytes(Path.of(arguments[0]));
    byte[] mask = Files.readAllBytes(Path.of(arguments[1]));
    byte[] background = Files.readAllBytes(Path.of(arguments[2]));
    int side = Integer.parseInt(arguments[3]);
    int rounds = Integer.parseInt(arguments[4]);
    long[][] times = new long[STEPS.length][rounds];
    // A busy machine may take longer than a person would be made to wait.
    DecodeLimits usual = DecodeLimits.DEFAULTS;
    DecodeLimits limits =
        new DecodeLimits(
            usual.maxBytes(),
            usual.maxPixels(),
            usual.minSide(),
            usual.maxSide(),
            usual.maxDecodedBytes(),
            usual.maxScans(),
            usual.maxMetadataBytes(),
            usual.maxInflatedBytes(),
            Duration.ofMinutes(1));
    byte[] png = {};
    long processor = 0;
    for (int round = 0; round < rounds; round++) {
      processor = processorTime();
      long[] at = new long[STEPS.length];
      at[0] = System.nanoTime();
      RgbaImage image = Photos.decode(photo, limits).image();
      at[1] = System.nanoTime();
      var product = Product.cutOut(image, Mask.of(image.width(), image.height(), mask));
      at[2] = System.nanoTime();
      var placed = product.place(new Canvas(side, side), Placement.AUTOMATIC);
      at[3] = System.nanoTime();
      RgbaImage behind = RgbaImage.of(side, side, background);
      RgbaImage finished = Compositor.compose(placed, behind, ShadowSettings.NONE).image();
      at[4] = System.nanoTime();
      png = Encoders.png(finished);
      at[5] = System.nanoTime();
      for (int step = 0; step < 5; step++) {
        times[step][round] = at[step + 1] - at[step];
      }
      times[5][round] = at[5] - at[0];
      processor = processorTime() - processor;
    }
    Files.write(Path.of(arguments[5]), png);
    System.out.printf("%-34s", "Backdrop");
    for (int step = 0; step < STEPS.length; step++) {
      long first = times[step][0];
      long[] sorted = times[step].clone();
      Arrays.sort(sorted);
      System.out.printf("%s %.0f ms, ", STEPS[step], sorted[rounds / 2] / 1e6);
      if (step == STEPS.length - 1) {
        System.out.printf("(first %.0f ms), ", first / 1e6);
      }
    }
    System.out.printf(
        "processor %.0f ms, PNG %d bytes, most memory %d MiB%n",
        processor / 1e6, png.length, mostMemory());
  }

  private static long processorTime() {
    var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return system.getProcessCpuTime();
  }

  private static long mostMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
