package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.DiffusionException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelVariantTest {

  private static final String UNET = "unet/model.onnx";

  @TempDir Path temp;

  @Test
  void givesEachDeviceTheNetworksThatSuitItBest() throws IOException {
    write("cpu-fp32/" + UNET, "gpu-fp16/" + UNET);

    assertEquals(temp.resolve("cpu-fp32/" + UNET), on(Device.CPU).require(UNET));
    assertEquals(temp.resolve("gpu-fp16/" + UNET), on(Device.CUDA).require(UNET));
  }

  @Test
  void paintsInSinglePrecisionOnAGpuWhereThereIsNothingElse() throws IOException {
    write("cpu-fp32/" + UNET);

    assertEquals(temp.resolve("cpu-fp32/" + UNET), on(Device.CUDA).require(UNET));
  }

  @Test
  void hasOneSetOfNetworksForAnyDeviceAtTheTop() throws IOException {
    write(UNET);

    for (Device device : Device.values()) {
      assertEquals(temp.resolve(UNET), on(device).require(UNET));
      assertEquals(Optional.empty(), on(device).precise());
    }
  }

  @Test
  void saysThatTheNetworksAreForAGpuOnly() throws IOException {
    write("gpu-fp16/" + UNET);

    var failure = assertThrows(DiffusionException.class, () -> on(Device.CPU));

    assertEquals(Reason.MODEL_MISSING, failure.reason());
    assertTrue(failure.getMessage().contains("lacks cpu-fp32/" + UNET), failure.getMessage());
  }

  @Test
  void findsSinglePrecisionBesideHalf() throws IOException {
    write("cpu-fp32/" + UNET, "gpu-fp16/" + UNET);

    ModelFolder precise = on(Device.CUDA).precise().orElseThrow();

    assertEquals(temp.resolve("cpu-fp32/" + UNET), precise.on(Device.CUDA).require(UNET));
    assertEquals(Optional.empty(), precise.precise());
  }

  @Test
  void findsSinglePrecisionAtTheTop() throws IOException {
    write(UNET, "gpu-fp16/" + UNET);

    assertEquals(temp.resolve("gpu-fp16/" + UNET), on(Device.CUDA).require(UNET));
    assertEquals(temp.resolve(UNET), on(Device.CUDA).precise().orElseThrow().require(UNET));
    assertEquals(temp.resolve(UNET), on(Device.CPU).require(UNET));
  }

  @Test
  void sharesWhatStandsAtTheTop() throws IOException {
    write("cpu-fp32/" + UNET, "scheduler/scheduler_config.json");

    assertEquals(
        temp.resolve("scheduler/scheduler_config.json"),
        on(Device.CPU).require("scheduler/scheduler_config.json"));
  }

  @Test
  void namesTheMissingFileWithItsVariant() throws IOException {
    write("cpu-fp32/" + UNET);

    var failure =
        assertThrows(
            DiffusionException.class, () -> on(Device.CPU).require("vae_decoder/model.onnx"));

    assertTrue(failure.getMessage().endsWith("lacks cpu-fp32/vae_decoder/model.onnx"));
  }

  @Test
  void paintsFromAVariantAsFromTheTop() throws IOException {
    StarterModel.copyTo(temp);
    for (String part : List.of("unet", "vae_encoder", "vae_decoder", "text_encoder")) {
      Files.createDirectories(temp.resolve("cpu-fp32"));
      Files.move(temp.resolve(part), temp.resolve("cpu-fp32").resolve(part));
    }

    try (var flat = InpaintingPipeline.open(StarterModel.folder(), DeviceOptions.cpu(1));
        var variant = InpaintingPipeline.open(ModelFolder.at(temp), DeviceOptions.cpu(1))) {
      assertEquals(flat.capabilities(), variant.capabilities());
    }
  }

  private ModelFolder on(Device device) {
    return ModelFolder.at(temp).on(device);
  }

  private void write(String... files) throws IOException {
    for (String file : files) {
      Path path = temp.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
    }
  }
}
