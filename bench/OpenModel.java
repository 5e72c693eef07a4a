import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.onnx.OnnxDevice;
import java.nio.file.Path;

/**
 * Prints how long it takes in this JVM to open the whole model as a service does at its start, then
 * its UNet alone, and then the whole model once more.
 */
final class OpenModel {

  public static void main(String[] args) {
    DeviceOptions options = DeviceOptions.cpu();
    if (args.length > 1) {
      options = options.withCache(Path.of(args[1]));
    }
    ModelFolder folder = ModelFolder.at(Path.of(args[0]));
    OnnxDevice device = new OnnxDevice(options);
    long start = System.nanoTime();
    InpaintingPipeline.open(folder, options).close();
    long first = System.nanoTime();
    device.open(folder, "unet", network -> network).close();
    long unet = System.nanoTime();
    InpaintingPipeline.open(folder, options).close();
    long all = System.nanoTime();
    System.out.printf(
        "%.0f %.0f %.0f%n", (first - start) / 1e6, (unet - first) / 1e6, (all - unet) / 1e6);
  }
}
