package backdrop.diffusion.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.StarterModel;
import backdrop.diffusion.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptimisedNetworksTest {

  @TempDir Path temp;

  private Path cache;
  private ModelFolder starter;

  @BeforeEach
  void prepare() {
    cache = temp.resolve("cache");
    starter = StarterModel.folder();
  }

  @Test
  void paintsTheSameBitsFromTheCache() {
    float[] without = predict(starter, DeviceOptions.cpu(1));
    float[] first = predict(starter, cached());
    float[] second = predict(starter, cached());

    assertArrayEquals(without, first);
    assertArrayEquals(without, second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"optimum", "outside", "half"})
  void keepsEveryKindOfExport(String flavour) throws Exception {
    ModelFolder folder =
        ModelFolder.at(Path.of(DeviceOptions.class.getResource("flavours/" + flavour).toURI()));
    float[] without = predict(folder, DeviceOptions.cpu(1));
    predict(folder, cached());
    List<Path> kept = entries();
    float[] second = predict(folder, cached());

    assertArrayEquals(without, second);
    assertEquals(kept, entries());
  }

  @Test
  void makesADamagedEntryAgain() throws IOException {
    float[] sound = predict(starter, cached());
    Path weights = entries().getFirst().resolve("weights");
    byte[] bytes = Files.readAllBytes(weights);
    byte[] damaged = bytes.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(weights, damaged);

    assertArrayEquals(sound, predict(starter, cached()));
    assertArrayEquals(bytes, Files.readAllBytes(weights));
  }

  @Test
  void makesAnEntryAgainThatDoesNotOpen() throws IOException {
    float[] sound = predict(starter, cached());
    Path entry = entries().getFirst();
    byte[] bytes = Files.readAllBytes(entry.resolve("model.onnx"));
    Files.write(entry.resolve("model.onnx"), Arrays.copyOf(bytes, bytes.length / 2));
    Checksums.write(entry);

    assertArrayEquals(sound, predict(starter, cached()));
    assertEquals(bytes.length, Files.size(entry.resolve("model.onnx")));
  }

  @Test
  void doesWithoutAFolderThatCannotBeWritten() throws IOException {
    Files.writeString(cache, "a file where the folder should be");

    assertArrayEquals(predict(starter, DeviceOptions.cpu(1)), predict(starter, cached()));
  }

  @Test
  void knowsAChangedModelFromTheOneItKept() throws IOException {
    ModelFolder changed = StarterModel.copyTo(temp.resolve("model"));
    Files.delete(changed.root().resolve("backdrop.json"));
    Path unet = changed.root().resolve("unet/model.onnx");
    String before = CacheKey.of(changed, "unet", unet);
    byte[] bytes = Files.readAllBytes(unet);
    bytes[bytes.length / 2] ^= 1;
    Files.write(unet, bytes);

    assertNotEquals(before, CacheKey.of(ModelFolder.at(changed.root()), "unet", unet));
  }

  @Test
  void leavesNothingHalfDone() throws IOException {
    predict(starter, cached());

    try (Stream<Path> all = Files.list(cache)) {
      assertFalse(all.anyMatch(file -> file.getFileName().toString().startsWith(".")));
    }
  }

  private DeviceOptions cached() {
    return DeviceOptions.cpu(1).withCache(cache);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> all = Files.list(cache)) {
      return all.sorted().toList();
    }
  }

  private static float[] predict(ModelFolder folder, DeviceOptions options) {
    try (Network unet = new OnnxDevice(options).open(folder, "unet", network -> network);
        RunScope scope = RunScope.open(new Cancellation())) {
      Port sample = unet.input("sample");
      Port context = unet.input("encoder_hidden_states");
      Port time = unet.input("timestep");
      int tokens = context.dimension(1, 12);
      Tensor latents = noise(Tensor.allocate(sample.type(), 2, 9, 8, 8));
      Tensor text = noise(Tensor.allocate(context.type(), 2, tokens, context.dimension(2)));
      Tensor timesteps = Tensor.allocate(time.type(), 2);
      timesteps.set(0, 900);
      timesteps.set(1, 10);
      Port wanted = unet.output("out_sample");
      Tensor prediction = Tensor.allocate(wanted.type(), 2, 4, 8, 8);
      Map<Port, Tensor> given = Map.of(sample, latents, context, text, time, timesteps);
      try (BoundRun run = unet.bind(given, Map.of(wanted, prediction))) {
        run.run(scope);
      }
      float[] values = new float[prediction.size()];
      prediction.get(0, values);
      return values;
    }
  }

  private static Tensor noise(Tensor tensor) {
    Random random = new Random(7);
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    tensor.put(0, values);
    return tensor;
  }
}
