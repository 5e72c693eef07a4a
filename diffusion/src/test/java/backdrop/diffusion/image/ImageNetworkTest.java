package backdrop.diffusion.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks are made by {@code image/make.py} among the test resources. */
final class ImageNetworkTest {

  private static final DeviceOptions CPU = DeviceOptions.cpu(1);

  @ParameterizedTest
  @ValueSource(strings = {"twice", "twice-half"})
  void answersALargerPicture(String name) throws Exception {
    try (ImageNetwork network = open(name, ImagePorts.FIRST)) {
      ImagePlanes larger = run(network, new ImagePlanes(3, 1, 2, new float[] {1, 2, 3, 4, 5, 6}));

      assertEquals(List.of(3, 2, 4), List.of(larger.channels(), larger.height(), larger.width()));
      assertArrayEquals(new float[] {1, 1, 2, 2}, row(larger, 0, 1));
      assertArrayEquals(new float[] {5, 5, 6, 6}, row(larger, 2, 0));
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "-2"})
  void takesTheOutputThatIsAskedForByNumber(int output) throws Exception {
    var ports = new ImagePorts(Optional.empty(), Optional.empty(), output);
    try (ImageNetwork network = open("means", ports)) {
      float[] values = new float[3 * 4 * 6];
      Arrays.fill(values, 0, 24, 3);
      ImagePlanes means = run(network, new ImagePlanes(3, 4, 6, values));

      assertEquals(List.of(1, 4, 6), List.of(means.channels(), means.height(), means.width()));
      assertEquals(1, means.values()[17], 1e-6);
    }
  }

  @Test
  void saysWhichSizesItTakes() throws Exception {
    try (ImageNetwork fixed = open("means", ImagePorts.FIRST);
        ImageNetwork open = open("twice", ImagePorts.named("picture", "larger"))) {
      assertEquals(OptionalInt.of(4), fixed.height());
      assertEquals(OptionalInt.of(6), fixed.width());
      assertEquals(OptionalInt.of(3), open.channels());
      assertEquals(OptionalInt.empty(), open.height());
    }
  }

  @Test
  void refusesAPictureOfAnotherShape() throws Exception {
    try (ImageNetwork network = open("means", ImagePorts.FIRST)) {
      var failure =
          assertThrows(
              DiffusionException.class,
              () -> run(network, new ImagePlanes(3, 6, 4, new float[72])));
      assertEquals(Reason.REQUEST_INVALID, failure.reason());
      assertEquals(
          "means.onnx: picture takes [1, 3, 4, 6], not [1, 3, 6, 4]", failure.getMessage());
    }
  }

  @Test
  void namesTheFileAndWhatItLacks() {
    refuses("means", ImagePorts.named("input.1", "mean"), "means.onnx", "input.1", "picture");
    refuses("means", ImagePorts.named("picture", "d0"), "means.onnx", "d0", "flat");
    refuses("means", new ImagePorts(Optional.empty(), Optional.empty(), 3), "means.onnx", "3");
    refuses("means", ImagePorts.named("picture", "number"), "means.onnx", "0 dimensions");
    refuses("sum", ImagePorts.FIRST, "sum.onnx", "2 inputs", "other");
    refuses("sum", ImagePorts.named("picture", "sum"), "sum.onnx", "other");
  }

  @Test
  void saysThatAFileIsMissingOrDamaged(@TempDir Path folder) throws Exception {
    Path absent = folder.resolve("absent.onnx");
    Path damaged = Files.write(folder.resolve("damaged.onnx"), new byte[] {1, 2, 3});
    var missing =
        assertThrows(
            DiffusionException.class, () -> ImageNetwork.open(absent, ImagePorts.FIRST, CPU));
    var broken =
        assertThrows(
            DiffusionException.class, () -> ImageNetwork.open(damaged, ImagePorts.FIRST, CPU));

    assertEquals(Reason.MODEL_MISSING, missing.reason());
    assertEquals("There is no file " + absent, missing.getMessage());
    assertEquals(Reason.MODEL_BROKEN, broken.reason());
    assertTrue(String.valueOf(broken.getMessage()).contains("damaged.onnx"));
  }

  @Test
  void refusesAnswersThatAreNoNumbers() throws Exception {
    try (ImageNetwork network = open("inverse", ImagePorts.FIRST)) {
      var failure =
          assertThrows(
              DiffusionException.class, () -> run(network, new ImagePlanes(1, 1, 1, new float[1])));
      assertEquals(Reason.NOT_FINITE, failure.reason());
    }
  }

  @Test
  void servesManyCallersAtOnce() throws Exception {
    try (ImageNetwork network = open("inverse", ImagePorts.FIRST);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Float>> calls = new ArrayList<>();
      for (int i = 1; i <= 40; i++) {
        float value = i;
        calls.add(() -> run(network, new ImagePlanes(1, 1, 1, new float[] {value})).values()[0]);
      }
      List<Future<Float>> answers = callers.invokeAll(calls);
      for (int i = 0; i < answers.size(); i++) {
        assertEquals(1f / (i + 1), answers.get(i).get(), 1e-6);
      }
    }
  }

  @Test
  void stopsWhenItIsCancelled() throws Exception {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    try (ImageNetwork network = open("twice", ImagePorts.FIRST)) {
      var failure =
          assertThrows(
              DiffusionException.class,
              () -> network.run(new ImagePlanes(3, 1, 1, new float[3]), cancelled));
      assertEquals(Reason.CANCELLED, failure.reason());
    }
  }

  @Test
  void refusesPicturesOnceItIsClosed() throws Exception {
    ImageNetwork network = open("twice", ImagePorts.FIRST);
    network.close();
    network.close();

    var failure =
        assertThrows(
            DiffusionException.class, () -> run(network, new ImagePlanes(3, 1, 1, new float[3])));
    assertEquals(Reason.CLOSED, failure.reason());
  }

  @Test
  void answersTheSameFromTheCache(@TempDir Path cache) throws Exception {
    DeviceOptions cached = CPU.withCache(cache);
    ImagePlanes picture = new ImagePlanes(3, 1, 1, new float[] {1, 2, 3});
    ImagePlanes first;
    try (ImageNetwork network = ImageNetwork.open(file("twice"), ImagePorts.FIRST, cached)) {
      first = run(network, picture);
    }
    try (ImageNetwork network = ImageNetwork.open(file("twice"), ImagePorts.FIRST, cached)) {
      assertArrayEquals(first.values(), run(network, picture).values());
    }
  }

  private static void refuses(String name, ImagePorts ports, String... words) {
    var failure = assertThrows(DiffusionException.class, () -> open(name, ports));
    assertEquals(Reason.MODEL_UNSUPPORTED, failure.reason());
    for (String word : words) {
      assertTrue(String.valueOf(failure.getMessage()).contains(word), failure.getMessage());
    }
  }

  private static float[] row(ImagePlanes planes, int channel, int y) {
    int from = planes.offset(channel, y);
    return Arrays.copyOfRange(planes.values(), from, from + planes.width());
  }

  private static ImagePlanes run(ImageNetwork network, ImagePlanes picture) {
    return network.run(picture, new Cancellation());
  }

  private static ImageNetwork open(String name, ImagePorts ports) throws URISyntaxException {
    return ImageNetwork.open(file(name), ports, CPU);
  }

  private static Path file(String name) throws URISyntaxException {
    return Path.of(DeviceOptions.class.getResource("image/" + name + ".onnx").toURI());
  }
}
