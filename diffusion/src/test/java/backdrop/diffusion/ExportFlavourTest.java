package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the number formats, ranks and lengths of an export, it paints the same. {@code
 * flavours/make.py} says what the tiny models compute.
 */
public final class ExportFlavourTest {

  private static final int SIDE = 64;
  private static final Sampling TWO_STEPS = new Sampling(Sampler.DDIM, 2, 1);

  /** The last of two timesteps is 499, which the tiny UNet adds as 499 / 5000. */
  private static final double TIME = 499 / 5000.0;

  @ParameterizedTest
  @ValueSource(
      strings = {"optimum", "optimum-half", "outside", "knotted", "older", "half", "pairs"})
  void passesPictureAndTimestepToTheNetwork(String flavour) throws Exception {
    byte[] rgb = paint(flavour, Batching.onCpu(), new byte[SIDE * SIDE], "", TWO_STEPS);

    assertColour(rgb, 200 / 127.5 - 1 + TIME, 100 / 127.5 - 1 + TIME, 50 / 127.5 - 1 + TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"optimum", "optimum-half", "outside", "knotted", "older", "half", "pairs"})
  void hidesThePaintedPartBehindGrey(String flavour) throws Exception {
    byte[] mask = new byte[SIDE * SIDE];
    Arrays.fill(mask, (byte) 255);

    byte[] rgb = paint(flavour, Batching.onCpu(), mask, "", TWO_STEPS);

    assertColour(rgb, TIME, TIME, TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"optimum", "optimum-half", "outside", "knotted", "older", "half", "pairs"})
  void passesThePromptToTheNetwork(String flavour) throws Exception {
    byte[] mask = new byte[SIDE * SIDE];
    Arrays.fill(mask, (byte) 255);

    byte[] rgb = paint(flavour, Batching.onCpu(), mask, "a", TWO_STEPS);

    assertColour(rgb, TIME + 0.4, TIME + 0.4, TIME + 0.4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"optimum", "optimum-half", "outside", "knotted", "older", "half", "pairs"})
  void guidesAwayFromTheNegativePrompt(String flavour) throws Exception {
    byte[] mask = new byte[SIDE * SIDE];
    Arrays.fill(mask, (byte) 255);
    Sampling guided = new Sampling(Sampler.DDIM, 2, 2);

    byte[] together = paint(flavour, Batching.onCpu(), mask, "a", guided);
    byte[] oneByOne = paint(flavour, Batching.onCpu().oneByOne(), mask, "a", guided);

    assertColour(together, TIME + 0.8, TIME + 0.8, TIME + 0.8);
    assertArrayEquals(together, oneByOne);
  }

  @Test
  void tellsTheScaleToANetworkThatGuidesItselfAndLeavesTheNegativePromptOut() throws Exception {
    byte[] mask = new byte[SIDE * SIDE];
    Arrays.fill(mask, (byte) 255);

    byte[] rgb = paint("distilled", Batching.onCpu(), mask, "a", new Sampling(Sampler.DDIM, 2, 2));

    // It adds the second number of the scale's embedding: sin(0.1) for a scale of 2.
    double shown = TIME + 0.4 + Math.sin(0.1);
    assertColour(rgb, shown, shown, shown);
  }

  @Test
  void aTinyDecoderMakesThePreviews() throws Exception {
    List<Integer> widths = new ArrayList<>();
    try (var pipeline = InpaintingPipeline.open(folder("optimum"), DeviceOptions.cpu(1))) {
      pipeline.paint(
          request(new byte[SIDE * SIDE], "", TWO_STEPS),
          step -> widths.add(step.preview().width()),
          new Cancellation());
    }

    // The tiny one shows a latent as 2x2 pixels; without it a preview has one pixel for each.
    assertEquals(List.of(SIDE / 8 * 2, SIDE / 8 * 2), widths);
  }

  @Test
  void withholdsAPictureThatTheModelsSafetyCheckerObjectsTo() throws Exception {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    Arrays.fill(rgb, (byte) 255);
    var white =
        new InpaintingRequest(
            new RgbImage(SIDE, SIDE, rgb), new byte[SIDE * SIDE], "", "", 1, TWO_STEPS);
    try (var pipeline = InpaintingPipeline.open(folder("older"), DeviceOptions.cpu(1))) {
      var failure =
          assertThrows(
              DiffusionException.class,
              () -> pipeline.paint(white, StepListener.NONE, new Cancellation()));

      assertEquals(DiffusionException.Reason.UNSAFE, failure.reason());
    }
  }

  private static byte[] paint(
      String flavour, Batching batching, byte[] mask, String prompt, Sampling sampling)
      throws URISyntaxException {
    DeviceOptions options = DeviceOptions.cpu(1).withBatching(batching);
    try (var pipeline = InpaintingPipeline.open(folder(flavour), options)) {
      return pipeline
          .paint(request(mask, prompt, sampling), StepListener.NONE, new Cancellation())
          .picture()
          .rgb();
    }
  }

  private static InpaintingRequest request(byte[] mask, String prompt, Sampling sampling) {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) 200;
      rgb[i + 1] = 100;
      rgb[i + 2] = 50;
    }
    return new InpaintingRequest(new RgbImage(SIDE, SIDE, rgb), mask, prompt, "", 1, sampling);
  }

  private static ModelFolder folder(String flavour) throws URISyntaxException {
    return ModelFolder.at(
        Path.of(ExportFlavourTest.class.getResource("flavours/" + flavour).toURI()));
  }

  /** Values from -1 to 1; half precision costs up to one code. */
  private static void assertColour(byte[] rgb, double red, double green, double blue) {
    double[] wanted = {red, green, blue};
    for (int i = 0; i < rgb.length; i++) {
      assertEquals((wanted[i % 3] + 1) * 127.5, rgb[i] & 0xFF, 1.01);
    }
  }
}
