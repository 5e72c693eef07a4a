package backdrop.diffusion;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Paints a bottle before several scenes, for people to look at: {@code PaintSamples MODEL SIZE
 * STEPS GUIDANCE SAMPLER THREADS together|one-by-one OUT.png}. Prints where the time went.
 */
final class PaintSamples {

  private static final List<String> SCENES =
      List.of(
          "light oak wooden table with a blurred white wall",
          "sandy beach with sea and blue sky",
          "green grass lawn under a clear blue sky",
          "minimalistic pink background",
          "golden bokeh city lights at night",
          "orange sunset sky over the sea",
          "snowy mountains with lake, cloudy sky",
          "black background with a spotlight");

  private PaintSamples() {}

  public static void main(String[] args) throws Exception {
    int size = Integer.parseInt(args[1]);
    Sampling sampling =
        new Sampling(
            Sampler.withId(args[4]).orElseThrow(),
            Integer.parseInt(args[2]),
            Double.parseDouble(args[3]));
    DeviceOptions options =
        DeviceOptions.cpu(Integer.parseInt(args[5]))
            .withBatching(
                args[6].equals("together") ? Batching.onCpu() : Batching.onCpu().oneByOne());
    BufferedImage sheet = new BufferedImage(4 * size, 4 * size, BufferedImage.TYPE_INT_RGB);
    Graphics2D on = sheet.createGraphics();
    long start = System.nanoTime();
    try (InpaintingPipeline pipeline =
        InpaintingPipeline.open(ModelFolder.at(Path.of(args[0])), options)) {
      System.out.printf("opened in %.2f s%n", (System.nanoTime() - start) / 1e9);
      BufferedImage bottle = bottle(size);
      byte[] mask = new byte[size * size];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = (byte) (bottle.getRGB(i % size, i / size) >>> 24 < 128 ? 255 : 0);
      }
      for (int scene = 0; scene < SCENES.size(); scene++) {
        RgbImage[] preview = new RgbImage[1];
        InpaintingResult result =
            pipeline.paint(
                new InpaintingRequest(
                    rgb(bottle), mask, SCENES.get(scene), "", 7 + scene, sampling),
                step -> {
                  if (step.number() == step.count() / 2) {
                    preview[0] = step.preview();
                  }
                },
                new Cancellation());
        PaintTimings t = result.timings();
        System.out.printf(
            "%s: text %d ms, encode %d ms, %.1f ms a step, decode %d ms, outside %.1f %%%n",
            SCENES.get(scene),
            t.textEncoding().toMillis(),
            t.imageEncoding().toMillis(),
            t.steps().toNanos() / 1e6 / sampling.steps(),
            t.decoding().toMillis(),
            100.0 * t.outsideRuntime().toNanos() / t.total().toNanos());
        int x = scene % 4 * size;
        int y = scene / 4 * 2 * size;
        on.drawImage(image(result.picture()), x, y, null);
        on.drawImage(bottle, x, y, null);
        on.setRenderingHint(
            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        on.drawImage(image(preview[0]), x, y + size, size, size, null);
      }
    }
    ImageIO.write(sheet, "png", Path.of(args[7]).toFile());
  }

  private static BufferedImage bottle(int size) {
    BufferedImage bottle = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D on = bottle.createGraphics();
    on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    on.scale(size / 256.0, size / 256.0);
    on.setColor(new Color(40, 90, 70));
    on.fillRoundRect(98, 100, 60, 120, 18, 18);
    on.fillRoundRect(116, 50, 24, 70, 8, 8);
    on.setColor(new Color(235, 225, 200));
    on.fillRect(98, 140, 60, 50);
    on.dispose();
    return bottle;
  }

  private static RgbImage rgb(BufferedImage image) {
    int width = image.getWidth();
    byte[] rgb = new byte[width * image.getHeight() * 3];
    for (int i = 0; i < rgb.length / 3; i++) {
      int pixel = image.getRGB(i % width, i / width);
      rgb[i * 3] = (byte) (pixel >> 16);
      rgb[i * 3 + 1] = (byte) (pixel >> 8);
      rgb[i * 3 + 2] = (byte) pixel;
    }
    return new RgbImage(width, image.getHeight(), rgb);
  }

  private static BufferedImage image(RgbImage rgb) {
    BufferedImage image = new BufferedImage(rgb.width(), rgb.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < rgb.rgb().length / 3; i++) {
      int pixel =
          (rgb.rgb()[i * 3] & 0xFF) << 16
              | (rgb.rgb()[i * 3 + 1] & 0xFF) << 8
              | (rgb.rgb()[i * 3 + 2] & 0xFF);
      image.setRGB(i % rgb.width(), i / rgb.width(), pixel);
    }
    return image;
  }
}
