import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.InpaintingRequest;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times the steps of Backdrop's engine: {@code StepTimes MODEL WIDTH HEIGHT STEPS THREADS
 * REPETITIONS}. Prints one line for each step but the first of each painting: milliseconds. The
 * listener is told on the caller's thread, so the hand-over between threads is in the time.
 */
final class StepTimes {

  public static void main(String[] args) {
    int width = Integer.parseInt(args[1]);
    int height = Integer.parseInt(args[2]);
    Sampling sampling = new Sampling(Sampler.DDIM, Integer.parseInt(args[3]), 7.5);
    byte[] white = new byte[width * height * 3];
    Arrays.fill(white, (byte) 255);
    byte[] mask = new byte[width * height];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (i % width <= i / width ? 255 : 0);
    }
    InpaintingRequest request =
        new InpaintingRequest(
            new RgbImage(width, height, white),
            mask,
            "a glass bottle on the beach",
            "",
            0,
            sampling);
    DeviceOptions options = DeviceOptions.cpu(Integer.parseInt(args[4]));
    try (InpaintingPipeline pipeline =
        InpaintingPipeline.open(ModelFolder.at(Path.of(args[0])), options)) {
      for (int i = 0; i < Integer.parseInt(args[5]); i++) {
        List<Long> ends = new ArrayList<>();
        pipeline.paint(request, step -> ends.add(System.nanoTime()), new Cancellation());
        for (int j = 1; j < ends.size(); j++) {
          System.out.printf("%.2f%n", (ends.get(j) - ends.get(j - 1)) / 1e6);
        }
      }
    }
  }
}
