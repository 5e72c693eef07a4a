package backdrop.inference.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import backdrop.diffusion.DeviceOptions;
import backdrop.inference.cutout.CutOut;
import backdrop.inference.cutout.CutOut.Method;
import backdrop.inference.cutout.ProductCutter;
import backdrop.inference.cutout.Segmentation;
import backdrop.inference.opencv.GrabCutSeparation;
import backdrop.picture.RgbaImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tiny networks see a product in what is red; {@code make.py} among the test resources makes
 * them. The descriptors are those that ship in {@code models/cutout}.
 */
class OnnxSegmentationTest {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 420;
  private static final DeviceOptions CPU = DeviceOptions.cpu(1);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"u2net", "isnet", "birefnet", "rmbg-1.4", "rmbg-2.0"})
  void cutsOutByANetworkOfEachShippedShape(String network) throws Exception {
    shipped(network);

    CutOut cutOut;
    try (OnnxSegmentation segmentation = open(folder)) {
      cutOut = new ProductCutter(segmentation, new GrabCutSeparation()).cut(photo());
    }

    assertThat(cutOut.method()).isEqualTo(Method.NETWORK);
    assertThat(cutOut.network()).isNotEmpty();
    assertThat(cutOut.confidence()).isGreaterThan(0.75);
    assertThat(wrong(cutOut)).isLessThan(0.004);
  }

  @Test
  void keepsTheShapeOfALetterboxedPhoto() throws Exception {
    shipped("rmbg-1.4");
    edit("\"stretch\"", "\"letterbox\"");

    try (OnnxSegmentation segmentation = open(folder)) {
      Segmentation.Shares shares = segmentation.find(photo()).orElseThrow();

      assertThat(shares.width()).isEqualTo(1024);
      assertThat(shares.height()).isEqualTo(Math.round(1024f * HEIGHT / WIDTH));
      assertThat(wrong(new ProductCutter(segmentation, new GrabCutSeparation()).cut(photo())))
          .isLessThan(0.004);
    }
  }

  @Test
  void leavesAPhotoInWhichTheNetworkFindsNothingToTheBuiltInWay() throws Exception {
    shipped("birefnet");
    try (OnnxSegmentation segmentation = open(folder)) {
      RgbaImage blue = photo(0x2040c0);

      CutOut cutOut = new ProductCutter(segmentation, new GrabCutSeparation()).cut(blue);

      assertThat(cutOut.method()).isEqualTo(Method.AUTOMATIC);
      assertThat(wrong(cutOut)).isLessThan(0.004);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "size": 320    | "size": 512           | takes 3 channels of 320 x 320, but cutout.json says 3 of 512 x 512
          "size": 320    | "size": 8             | size must be between 32 and 4096
          "size": 320    | "size": "320"         | size must be a whole number
          "size": 320    | "sides": 320          | a field sides, which means nothing here
          "input.1"      | "image"               | it has no input image
          "outputIndex": 0 | "outputIndex": 9    | has no output 9, only 7
          "outputIndex": 0 | "output": "d0"      | NONE
          "outputIndex": 0 | "outputIndex": 1    | NONE
          "minmax"       | "softmax"             | activation must be one of none, sigmoid, minmax
          0.485, 0.456   | 0.485                 | mean must be three numbers
          0.229          | 0                     | std must be above 0
          "u2net"        | ""                    | name must be text
          {              | [                     | is not JSON
          """)
  void namesTheFaultOfADescriptor(String from, String to, String sentence) throws Exception {
    shipped("u2net");
    edit(from, to);

    Throwable fault =
        catchThrowable(
            () -> {
              try (OnnxSegmentation segmentation = new OnnxSegmentation(Optional.of(folder), CPU)) {
                segmentation.open(folder).network().close();
              }
            });

    if (sentence.equals("NONE")) {
      assertThat(fault).isNull();
    } else {
      assertThat(fault).hasMessageContaining(sentence);
    }
  }

  @Test
  void namesAFolderWithoutADescriptorAndADescriptorWithoutItsNetwork() throws Exception {
    OnnxSegmentation segmentation = open(folder);

    assertThat(catchThrowable(() -> segmentation.open(folder)))
        .hasMessage("There is no cutout.json in " + folder);
    shipped("u2net");
    Files.delete(folder.resolve("model.onnx"));
    assertThat(catchThrowable(() -> segmentation.open(folder)))
        .hasMessage("There is no file " + folder.resolve("model.onnx"));
  }

  @Test
  void cutsOutByTheBuiltInWayWhereTheNetworkIsDamaged() throws Exception {
    shipped("u2net");
    Files.write(folder.resolve("model.onnx"), new byte[] {1, 2, 3});

    try (OnnxSegmentation segmentation = open(folder)) {
      assertThat(segmentation.load()).isFalse();
      assertThat(new ProductCutter(segmentation, new GrabCutSeparation()).cut(photo()).method())
          .isEqualTo(Method.AUTOMATIC);
    }
  }

  @Test
  void findsNothingWithoutANetwork() {
    try (OnnxSegmentation none = new OnnxSegmentation(Optional.empty(), CPU)) {
      assertThat(none.find(photo())).isEmpty();
    }
  }

  private static OnnxSegmentation open(Path folder) {
    return new OnnxSegmentation(Optional.of(folder), CPU);
  }

  private void shipped(String network) throws IOException, URISyntaxException {
    Path models = Path.of(System.getProperty("backdrop.models"));
    Files.copy(models.resolve("cutout/" + network + ".json"), folder.resolve("cutout.json"));
    Path onnx = Path.of(OnnxSegmentationTest.class.getResource(network + "/model.onnx").toURI());
    Files.copy(onnx, folder.resolve("model.onnx"));
  }

  private void edit(String from, String to) throws IOException {
    Path descriptor = folder.resolve("cutout.json");
    String text = Files.readString(descriptor);
    assertThat(text).contains(from);
    Files.writeString(descriptor, text.replace(from, to));
  }

  private static RgbaImage photo() {
    return photo(0xd02020);
  }

  private static RgbaImage photo(int product) {
    byte[] pixels = new byte[4 * WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int colour = disc(i % WIDTH, i / WIDTH) ? product : 0x283430;
      for (int band : List.of(0, 1, 2)) {
        pixels[4 * i + band] = (byte) (colour >> (16 - 8 * band));
      }
      pixels[4 * i + 3] = -1;
    }
    return RgbaImage.of(WIDTH, HEIGHT, pixels);
  }

  private static boolean disc(int x, int y) {
    return Math.hypot(x - 220, y - 230) < 120;
  }

  /** The share of pixels on the wrong side. */
  private static double wrong(CutOut cutOut) {
    int wrong = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        wrong += cutOut.mask().at(x, y) < 128 == disc(x, y) ? 0 : 1;
      }
    }
    return (double) wrong / (WIDTH * HEIGHT);
  }
}
