import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.onnx.OnnxDevice;
import java.nio.file.Path;

/** Prints how long it takes in this JVM to open a model's UNet, and then the whole model. */
final class OpenModel {

  public static void main(String[] args) {
    DeviceOptions options = DeviceOptions.cpu();
    if (args.length > 1) {
      options = options.withCache(Path.of(args[1]));
    }
    ModelFolder folder = ModelFolder.at(Path.of(args[0]));
    OnnxDevice device = new OnnxDevice(options);
    long start = System.nanoTime();
    // The smallest network: what is left is the loading of the native libraries.
    device.open(folder, "vae_encoder", network -> network).close();
    long libraries = System.nanoTime();
    device.open(folder, "unet", network -> network).close();
    long unet = System.nanoTime();
    InpaintingPipeline.open(folder, options).close();
    long all = System.nanoTime();
    System.out.printf(
        "%.0f %.0f %.0f%n", (libraries - start) / 1e6, (unet - libraries) / 1e6, (all - unet) / 1e6);
  }
}
