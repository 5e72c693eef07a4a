package backdrop.diffusion.onnx;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.tensor.ElementType;
import backdrop.diffusion.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tiny UNets add timestep / 5000 to every value; {@code flavours/make.py} makes them. */
final class ScalarTimestepTest {

  private static final int CHANNELS = 9;
  private static final int WIDTH = 8;

  @ParameterizedTest
  @ValueSource(strings = {"optimum", "optimum-half", "outside", "older", "half"})
  void letsEachRowHaveItsOwnTimestep(String flavour) throws Exception {
    float[] rows = shiftOfEachRow(flavour, 1000, 20, 500);

    assertRows(rows, 0.2, 0.004, 0.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"optimum", "optimum-half", "outside"})
  void stillTakesOneTimestepForAllRows(String flavour) throws Exception {
    float[] rows = shiftOfEachRow(flavour, 750);

    assertRows(rows, 0.15, 0.15, 0.15);
  }

  @Test
  void leavesAScalarThatIsUsedInAnotherWay() throws Exception {
    try (Network unet = open("knotted")) {
      assertEquals(0, unet.input("timestep").rank());
    }
  }

  @Test
  void copiesNoLargeWeights() throws Exception {
    byte[] model = Files.readAllBytes(folder("optimum").resolve("unet/model.onnx"));
    int size = repaired(model).orElseThrow();

    assertTrue(model.length > 80_000 && size < 2_000, () -> model.length + " became " + size);
  }

  @Test
  void leavesATruncatedModel() throws Exception {
    byte[] model = Files.readAllBytes(folder("optimum").resolve("unet/model.onnx"));
    for (int length = 0; length < model.length - 100; length += 97) {
      assertEquals(Optional.empty(), repaired(Arrays.copyOf(model, length)));
    }
  }

  @Test
  void survivesAnyDamage() throws Exception {
    byte[] model = Files.readAllBytes(folder("optimum").resolve("unet/model.onnx"));
    Random random = new Random(5);
    for (int round = 0; round < 2000; round++) {
      byte[] damaged = model.clone();
      for (int flips = 0; flips < 3; flips++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertDoesNotThrow(() -> repaired(damaged));
    }
  }

  private static Optional<Integer> repaired(byte[] model) {
    try (Arena memory = Arena.ofConfined()) {
      return ModelFile.repaired(MemorySegment.ofArray(model), "model.onnx", memory)
          .map(file -> (int) file.byteSize());
    }
  }

  private static float[] shiftOfEachRow(String flavour, long... timesteps) throws Exception {
    int rows = 3;
    try (Network unet = open(flavour);
        RunScope scope = RunScope.open(new Cancellation())) {
      Port time = unet.input("timestep");
      ElementType floats = unet.input("sample").type();
      Tensor timestep = Tensor.allocate(time.type(), timesteps.length);
      for (int i = 0; i < timesteps.length; i++) {
        timestep.set(i, timesteps[i]);
      }
      Map<Port, Tensor> given =
          Map.of(
              unet.input("sample"),
              Tensor.allocate(floats, rows, CHANNELS, 1, 1),
              time,
              timestep,
              unet.input("encoder_hidden_states"),
              Tensor.allocate(floats, rows, 1, WIDTH));
      Port wanted = unet.output("out_sample");
      Tensor prediction = Tensor.allocate(wanted.type(), rows, 4, 1, 1);
      try (BoundRun run = unet.bind(given, Map.of(wanted, prediction))) {
        run.run(scope);
      }
      float[] values = new float[rows * 4];
      prediction.get(0, values);
      return values;
    }
  }

  private static void assertRows(float[] values, double... rows) {
    for (int i = 0; i < values.length; i++) {
      assertEquals(rows[i / 4], values[i], 2e-4);
    }
  }

  private static Network open(String flavour) throws URISyntaxException {
    return new OnnxDevice(DeviceOptions.cpu(1))
        .open(ModelFolder.at(folder(flavour)), "unet", network -> network);
  }

  private static Path folder(String flavour) throws URISyntaxException {
    return Path.of(DeviceOptions.class.getResource("flavours/" + flavour).toURI());
  }
}
