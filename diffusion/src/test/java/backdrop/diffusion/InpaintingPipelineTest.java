package backdrop.diffusion;

import static backdrop.diffusion.TestScene.BACKGROUND;
import static backdrop.diffusion.TestScene.EVERYTHING;
import static backdrop.diffusion.TestScene.FEW;
import static backdrop.diffusion.TestScene.PRODUCT;
import static backdrop.diffusion.TestScene.SIDE;
import static backdrop.diffusion.TestScene.empty;
import static backdrop.diffusion.TestScene.meanDifference;
import static backdrop.diffusion.TestScene.request;
import static backdrop.diffusion.TestScene.shrunk;
import static backdrop.diffusion.TestScene.strongestBackgroundChannel;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.DiffusionException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the real starter weights paint. */
final class InpaintingPipelineTest {

  private static InpaintingPipeline pipeline;

  @BeforeAll
  static void open() {
    pipeline = InpaintingPipeline.open(StarterModel.folder(), DeviceOptions.cpu());
  }

  @AfterAll
  static void close() {
    pipeline.close();
  }

  @Test
  void saysWhatItCanPaint() {
    Capabilities capabilities = pipeline.capabilities();

    assertAll(
        () -> assertEquals("Backdrop starter", capabilities.name()),
        () -> assertEquals(256, capabilities.nativeSize()),
        () -> assertEquals(3 * 38, capabilities.tokenLimit()),
        () -> assertEquals(new Sampling(Sampler.DDIM, 12, 2.0), capabilities.defaults()),
        () -> assertTrue(capabilities.sizes().accepts(256)),
        () -> assertFalse(capabilities.sizes().accepts(264)));
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void paintsTheSameBytesForTheSameRequest(Sampler sampler) {
    InpaintingRequest request = request("sandy beach", 7, new Sampling(sampler, 4, 3.5));
    byte[] first = paint(request);
    paint(request("red studio backdrop", 8, FEW));

    byte[] second = paint(request);

    assertArrayEquals(first, second);
  }

  @Test
  void paintsAnotherPictureForAnotherSeed() {
    byte[] first = paint(request("sandy beach", 7, FEW));

    byte[] second = paint(request("sandy beach", 8, FEW));

    assertTrue(meanDifference(first, second, EVERYTHING) > 2);
  }

  @ParameterizedTest
  @CsvSource({"red studio backdrop,0", "green grass lawn,1", "blue square tiles,2"})
  void paintsInTheColourThatThePromptNames(String prompt, int channel) {
    byte[] rgb = paint(request(prompt, 3, new Sampling(Sampler.DDIM, 8, 3.5)));

    assertEquals(channel, strongestBackgroundChannel(rgb));
  }

  @Test
  void keepsWhatTheMaskKeeps() {
    InpaintingRequest request = request("green grass lawn", 5, new Sampling(Sampler.DDIM, 8, 3.5));

    byte[] rgb = paint(request);

    double kept = meanDifference(request.picture().rgb(), rgb, PRODUCT);
    double painted = meanDifference(request.picture().rgb(), rgb, BACKGROUND);
    assertTrue(kept < 25 && painted > 3 * kept, "kept %s, painted %s".formatted(kept, painted));
  }

  @Test
  void guidanceTogetherAndOneByOneAgree() {
    InpaintingRequest request = request("sandy beach", 11, FEW);
    byte[] together = paint(request);
    var options = DeviceOptions.cpu().withBatching(Batching.onCpu().oneByOne());

    byte[] oneByOne;
    try (var other = InpaintingPipeline.open(StarterModel.folder(), options)) {
      oneByOne = other.paint(request, StepListener.NONE, new Cancellation()).picture().rgb();
    }

    assertTrue(meanDifference(together, oneByOne, EVERYTHING) < 0.1);
  }

  @Test
  void callsFilledUpAsForAGpuPaintTheSamePicture() {
    InpaintingRequest guided = request("sandy beach", 11, FEW);
    InpaintingRequest unguided = request("sandy beach", 11, new Sampling(Sampler.DDIM, 4, 1));
    byte[] filled;
    byte[] filledAlone;
    var options = DeviceOptions.cpu().withBatching(Batching.onGpu());

    try (var other = InpaintingPipeline.open(StarterModel.folder(), options)) {
      filled = other.paint(guided, StepListener.NONE, new Cancellation()).picture().rgb();
      filledAlone = other.paint(unguided, StepListener.NONE, new Cancellation()).picture().rgb();
    }

    assertArrayEquals(paint(guided), filled);
    assertArrayEquals(paint(unguided), filledAlone);
  }

  @Test
  void paintsWithoutGuidanceToo() {
    InpaintingRequest request = request("sandy beach", 7, new Sampling(Sampler.EULER, 2, 1));

    byte[] rgb = paint(request);

    assertEquals(SIDE * SIDE * 3, rgb.length);
  }

  @Test
  void paintsOblongPictures() {
    InpaintingRequest request = empty(128, 64);

    InpaintingResult result = pipeline.paint(request, StepListener.NONE, new Cancellation());

    assertEquals(128, result.picture().width());
    assertEquals(64, result.picture().height());
  }

  @Test
  void theLastPreviewResemblesThePicture() {
    List<RgbImage> previews = new ArrayList<>();

    RgbImage picture =
        pipeline
            .paint(
                request("green grass lawn", 5, new Sampling(Sampler.DDIM, 8, 3.5)),
                step -> previews.add(step.preview()),
                new Cancellation())
            .picture();

    int[] pixels = IntStream.range(0, 16 * 16).toArray();
    assertTrue(meanDifference(shrunk(picture).rgb(), previews.getLast().rgb(), pixels) < 25);
  }

  @Test
  void refusesASizeThatTheNetworkCannotTake() {
    InpaintingRequest request = empty(72, 64);

    var failure =
        assertThrows(
            DiffusionException.class,
            () -> pipeline.paint(request, StepListener.NONE, new Cancellation()));

    assertEquals(Reason.REQUEST_INVALID, failure.reason());
  }

  @Test
  void paintsOnTheCpuAndSaysWhyWhenCudaCannotBeUsed() {
    DeviceReport report;
    try (var fallen = InpaintingPipeline.open(StarterModel.folder(), DeviceOptions.cuda(0))) {
      report = fallen.device();
    }
    assumeFalse(report.used() == Device.CUDA && builtForCuda(), "CUDA can be used here");

    assertEquals(Device.CPU, report.used());
    assertTrue(report.fallbackCause().orElse("").contains("CUDA"));
  }

  private static boolean builtForCuda() {
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
  }

  private static byte[] paint(InpaintingRequest request) {
    return pipeline.paint(request, StepListener.NONE, new Cancellation()).picture().rgb();
  }
}
