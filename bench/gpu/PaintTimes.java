import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.DeviceReport;
import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.InpaintingRequest;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import backdrop.diffusion.StepListener;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;

/**
 * Times whole paintings of Backdrop's engine, from the request to the PNG: {@code PaintTimes DEVICE
 * MODEL SIDE ROUNDS IMAGES,... STEPS,...}, DEVICE being cuda or cpu. Prints one line for each number
 * of images and steps: both, and the median of the rounds in milliseconds. Ends with status 3 where
 * the device cannot be used.
 */
final class PaintTimes {
  private final InpaintingPipeline pipeline;
  private final int side;

  private PaintTimes(InpaintingPipeline pipeline, int side) {
    this.pipeline = pipeline;
    this.side = side;
  }

  public static void main(String[] args) throws Exception {
    Device wanted = Device.valueOf(args[0].toUpperCase(Locale.ROOT));
    DeviceOptions options = wanted == Device.CUDA ? DeviceOptions.cuda(0) : DeviceOptions.cpu();
    ModelFolder model = ModelFolder.at(Path.of(args[1])).on(wanted);
    try (InpaintingPipeline pipeline = InpaintingPipeline.open(model, options)) {
      DeviceReport report = pipeline.device();
      if (report.used() != wanted) {
        System.err.println(report.fallbackCause().orElse("no " + args[0]));
        System.exit(3);
      }
      PaintTimes bench = new PaintTimes(pipeline, Integer.parseInt(args[2]));
      for (int images : numbers(args[4])) {
        bench.paint(images, 2);
        for (int steps : numbers(args[5])) {
          double[] times = new double[Integer.parseInt(args[3])];
          for (int round = 0; round < times.length; round++) {
            times[round] = bench.paint(images, steps);
          }
          Arrays.sort(times);
          System.out.printf("%d %d %.0f%n", images, steps, times[times.length / 2]);
        }
      }
    }
  }

  private static int[] numbers(String list) {
    return Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
  }

  /** Milliseconds until every image is a PNG. */
  private double paint(int images, int steps) throws Exception {
    long begin = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> pictures = new ArrayList<>();
      for (int seed = 0; seed < images; seed++) {
        InpaintingRequest request = request(seed, steps);
        pictures.add(threads.submit(() -> png(picture(request))));
      }
      for (Future<Integer> picture : pictures) {
        picture.get();
      }
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private RgbImage picture(InpaintingRequest request) throws Exception {
    return pipeline.paint(request, StepListener.NONE, new Cancellation()).picture();
  }

  private InpaintingRequest request(int seed, int steps) {
    byte[] white = new byte[side * side * 3];
    Arrays.fill(white, (byte) 255);
    byte[] mask = new byte[side * side];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (i % side <= i / side ? 255 : 0);
    }
    return new InpaintingRequest(
        new RgbImage(side, side, white),
        mask,
        "a glass bottle on the beach",
        "",
        seed,
        new Sampling(Sampler.DDIM, steps, 7.5));
  }

  private static int png(RgbImage picture) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = picture.rgb();
    for (int i = 0; i < rgb.length / 3; i++) {
      int pixel =
          (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | rgb[3 * i + 2] & 255;
      image.setRGB(i % picture.width(), i / picture.width(), pixel);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.size();
  }
}
