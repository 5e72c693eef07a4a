package backdrop.command.models.tryout;

import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.onnx.OnnxDevice;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The process that {@link TryOut} starts. Its last line of output is what it found: {@link Painted}
 * as JSON with exit code 0, or an object with {@code message} and exit code 1.
 */
final class TryOutMain {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TryOutMain() {}

  /** Takes a device, a model folder and, to open that network only, the name of its folder. */
  public static void main(String[] arguments) throws JsonProcessingException {
    Thread.ofPlatform().daemon().name("parent").start(TryOutMain::endWithTheParent);
    Device device = Device.valueOf(arguments[0]);
    ModelFolder folder = ModelFolder.at(Path.of(arguments[1]));
    DeviceOptions options = device == Device.CUDA ? DeviceOptions.cuda(0) : DeviceOptions.cpu();
    try {
      Object found =
          arguments.length > 2 ? opened(folder, options, arguments[2]) : painted(folder, options);
      System.out.println(MAPPER.writeValueAsString(found));
    } catch (DiffusionException e) {
      fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      // Whatever it is, the one who waits for an answer wants to know.
      fail("the engine failed: " + e);
    }
    System.exit(0);
  }

  private static void fail(String message) throws JsonProcessingException {
    System.out.println(MAPPER.writeValueAsString(Map.of("message", message)));
    System.exit(1);
  }

  private static Painted painted(ModelFolder folder, DeviceOptions options) {
    try (InpaintingPipeline pipeline = InpaintingPipeline.open(folder, options)) {
      return Painted.of(pipeline.device().used(), pipeline.capabilities());
    }
  }

  private static Map<String, String> opened(
      ModelFolder folder, DeviceOptions options, String network) {
    return new OnnxDevice(options)
        .open(
            folder.on(options.device()),
            network,
            opened -> {
              opened.close();
              return Map.of("opened", network);
            });
  }

  /** Standard input ends when whoever waits for the answer is gone. */
  private static void endWithTheParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(3);
  }
}
