import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.InpaintingRequest;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import backdrop.diffusion.StepListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Paints hundreds of small pictures, four at a time, every fifth cancelled and every seventh failed
 * by its listener, and prints by how much heap (after collection) and resident memory grow: {@code
 * Soak MODEL THREADS HUNDREDS}. The slope is that of the least-squares line over the second half.
 */
final class Soak {

  private static final int CALLERS = 4;
  private static final int SIDE = 64;
  private static final int STEPS = 10;

  private Soak() {}

  public static void main(String[] args) throws Exception {
    DeviceOptions options = DeviceOptions.cpu(Integer.parseInt(args[1]));
    int hundreds = Integer.parseInt(args[2]);
    List<double[]> measured = new ArrayList<>();
    try (InpaintingPipeline pipeline =
        InpaintingPipeline.open(ModelFolder.at(Path.of(args[0])), options)) {
      for (int hundred = 0; hundred < hundreds; hundred++) {
        paintAHundred(pipeline, 100 * hundred);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
        measured.add(new double[] {hundred, heap, residentMib()});
        System.out.printf(
            "generations=%d steps=%d heap_mib=%.2f resident_mib=%.1f%n",
            100 * (hundred + 1), STEPS * 100 * (hundred + 1), heap, residentMib());
      }
    }
    List<double[]> half = measured.subList(hundreds / 2, hundreds);
    System.out.printf(
        "slope per 100 generations: heap_mib=%.3f resident_mib=%.3f%n",
        slope(half, 1), slope(half, 2));
  }

  private static void paintAHundred(InpaintingPipeline pipeline, int first) throws Exception {
    AtomicInteger next = new AtomicInteger(first);
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<?>> callers = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.add(
            threads.submit(
                () -> {
                  for (int n = next.getAndIncrement(); n < first + 100; n = next.getAndIncrement()) {
                    paint(pipeline, n);
                  }
                }));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
  }

  private static void paint(InpaintingPipeline pipeline, int number) {
    Cancellation cancellation = new Cancellation();
    StepListener listener =
        step -> {
          if (number % 5 == 0 && step.number() == 4) {
            cancellation.cancel();
          } else if (number % 7 == 0 && step.number() == 6) {
            throw new IllegalStateException("the listener fails");
          }
        };
    byte[] mask = new byte[SIDE * SIDE];
    Arrays.fill(mask, (byte) 255);
    Sampler[] samplers = Sampler.values();
    try {
      pipeline.paint(
          new InpaintingRequest(
              new RgbImage(SIDE, SIDE, new byte[SIDE * SIDE * 3]),
              mask,
              "scene number " + number,
              "",
              number,
              new Sampling(samplers[number % samplers.length], STEPS, number % 3 == 0 ? 1 : 3.5)),
          listener,
          cancellation);
    } catch (DiffusionException | IllegalStateException expected) {
      // Cancelled or failed on purpose: what they leave behind is what is measured.
      if (number % 5 != 0 && number % 7 != 0) {
        throw expected;
      }
    }
  }

  private static double residentMib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("/proc/self/status names no VmRSS");
  }

  private static double slope(List<double[]> points, int column) {
    double x = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
    double y = points.stream().mapToDouble(p -> p[column]).average().orElseThrow();
    double above = points.stream().mapToDouble(p -> (p[0] - x) * (p[column] - y)).sum();
    return above / points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
  }
}
