package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.DiffusionException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Paints with the real starter weights. */
final class InpaintingPipelineTest {

  private static final int SIDE = 128;
  private static final Sampling FEW = new Sampling(Sampler.DDIM, 4, 3.5);

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
        () -> assertEquals(30, capabilities.tokenLimit()),
        () -> assertEquals(new Sampling(Sampler.DDIM, 20, 3.5), capabilities.defaults()),
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

    assertTrue(meanDifference(first, second, allPixels()) > 2);
  }

  @ParameterizedTest
  @CsvSource({"red studio backdrop,0", "green grass lawn,1", "blue square tiles,2"})
  void paintsInTheColourThatThePromptNames(String prompt, int channel) {
    byte[] rgb = paint(request(prompt, 3, new Sampling(Sampler.DDIM, 8, 3.5)));

    double[] means = backgroundMeans(rgb);

    assertEquals(channel, strongest(means), () -> List.of(means[0], means[1], means[2]).toString());
  }

  @Test
  void keepsWhatTheMaskKeeps() {
    InpaintingRequest request = request("green grass lawn", 5, new Sampling(Sampler.DDIM, 8, 3.5));

    byte[] rgb = paint(request);

    double kept = meanDifference(request.picture().rgb(), rgb, productPixels());
    double painted = meanDifference(request.picture().rgb(), rgb, backgroundPixels());
    assertTrue(kept < 25 && painted > 3 * kept, "kept %s, painted %s".formatted(kept, painted));
  }

  @Test
  void guidanceTogetherAndOneByOneAgree() {
    InpaintingRequest request = request("sandy beach", 11, FEW);
    byte[] together = paint(request);
    var options = DeviceOptions.cpu().withGuidance(GuidanceMode.ONE_BY_ONE);

    byte[] oneByOne;
    try (var other = InpaintingPipeline.open(StarterModel.folder(), options)) {
      oneByOne = other.paint(request, StepListener.NONE, new Cancellation()).picture().rgb();
    }

    assertTrue(meanDifference(together, oneByOne, allPixels()) < 0.1);
  }

  @Test
  void paintsWithoutGuidanceToo() {
    InpaintingRequest request = request("sandy beach", 7, new Sampling(Sampler.EULER, 2, 1));

    byte[] rgb = paint(request);

    assertEquals(SIDE * SIDE * 3, rgb.length);
  }

  @Test
  void paintsOblongPictures() {
    RgbImage picture = new RgbImage(128, 64, new byte[128 * 64 * 3]);
    InpaintingRequest request =
        new InpaintingRequest(picture, paintAll(128 * 64), "beach", "", 1, FEW);

    InpaintingResult result = pipeline.paint(request, StepListener.NONE, new Cancellation());

    assertEquals(128, result.picture().width());
    assertEquals(64, result.picture().height());
  }

  @Test
  void tellsOfEachStepInOrder() {
    List<String> told = new ArrayList<>();

    pipeline.paint(
        request("beach", 1, FEW),
        step -> told.add(step.number() + "/" + step.count()),
        new Cancellation());

    assertEquals(List.of("1/4", "2/4", "3/4", "4/4"), told);
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

    assertTrue(meanDifference(shrunk(picture), previews.getLast().rgb(), allOf(16 * 16)) < 25);
  }

  @Test
  void aPreviewOutlivesNoStep() {
    List<Step> steps = new ArrayList<>();
    pipeline.paint(request("beach", 1, FEW), steps::add, new Cancellation());

    assertThrows(IllegalStateException.class, () -> steps.getFirst().preview());
  }

  @Test
  void stopsAfterTheStepInWhichItIsCancelled() {
    Cancellation cancellation = new Cancellation();
    List<Integer> told = new ArrayList<>();
    StepListener listener =
        step -> {
          told.add(step.number());
          cancellation.cancel();
        };

    var failure =
        assertThrows(
            DiffusionException.class,
            () -> pipeline.paint(request("beach", 1, FEW), listener, cancellation));

    assertEquals(Reason.CANCELLED, failure.reason());
    assertEquals(List.of(1), told);
  }

  @Test
  void paintsAsBeforeAfterACancelInsideANetwork() throws Exception {
    InpaintingRequest request = request("sandy beach", 7, FEW);
    byte[] before = paint(request);
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Void> started = new CompletableFuture<>();
    InpaintingRequest endless = request("beach", 1, new Sampling(Sampler.DDIM, 1000, 3.5));
    var painting =
        CompletableFuture.supplyAsync(
            () -> pipeline.paint(endless, step -> started.complete(null), cancellation));
    started.get(30, TimeUnit.SECONDS);

    cancellation.cancel();

    var failure =
        assertThrows(Exception.class, () -> painting.get(30, TimeUnit.SECONDS)).getCause();
    assertEquals(Reason.CANCELLED, ((DiffusionException) failure).reason());
    assertArrayEquals(before, paint(request));
  }

  @Test
  void aListenersExceptionReachesTheCallerUnchanged() {
    IllegalStateException thrown = new IllegalStateException("listener");

    var caught =
        assertThrows(
            IllegalStateException.class,
            () ->
                pipeline.paint(
                    request("beach", 1, FEW),
                    step -> {
                      throw thrown;
                    },
                    new Cancellation()));

    assertSame(thrown, caught);
  }

  @Test
  void callersTakeTurns() {
    InpaintingRequest beach = request("sandy beach", 7, FEW);
    InpaintingRequest lawn = request("green grass lawn", 8, FEW);
    byte[] beachAlone = paint(beach);
    byte[] lawnAlone = paint(lawn);

    var first = CompletableFuture.supplyAsync(() -> paint(beach));
    var second = CompletableFuture.supplyAsync(() -> paint(lawn));

    assertArrayEquals(beachAlone, first.join());
    assertArrayEquals(lawnAlone, second.join());
  }

  @Test
  void accountsForItsTime() {
    PaintTimings timings =
        pipeline.paint(request("beach", 1, FEW), StepListener.NONE, new Cancellation()).timings();

    assertTrue(timings.insideRuntime().compareTo(timings.total()) <= 0);
    assertTrue(timings.steps().compareTo(timings.imageEncoding()) > 0);
  }

  @Test
  void refusesASizeThatTheNetworkCannotTake() {
    RgbImage picture = new RgbImage(72, 64, new byte[72 * 64 * 3]);
    InpaintingRequest request =
        new InpaintingRequest(picture, paintAll(72 * 64), "beach", "", 1, FEW);

    var failure =
        assertThrows(
            DiffusionException.class,
            () -> pipeline.paint(request, StepListener.NONE, new Cancellation()));

    assertEquals(Reason.REQUEST_INVALID, failure.reason());
  }

  @Test
  void refusesToPaintOnceClosed() {
    InpaintingPipeline closed =
        InpaintingPipeline.open(StarterModel.folder(), DeviceOptions.cpu(1));
    closed.close();

    var failure =
        assertThrows(
            DiffusionException.class,
            () -> closed.paint(request("beach", 1, FEW), StepListener.NONE, new Cancellation()));

    assertEquals(Reason.CLOSED, failure.reason());
  }

  @Test
  void paintsOnTheCpuAndSaysWhyWhenCudaCannotBeUsed() {
    DeviceReport report;
    try (var fallen = InpaintingPipeline.open(StarterModel.folder(), DeviceOptions.cuda(0))) {
      report = fallen.device();
    }

    assertEquals(Device.CPU, report.used());
    assertTrue(report.fallbackCause().orElse("").contains("CUDA"));
  }

  private static byte[] paint(InpaintingRequest request) {
    return pipeline.paint(request, StepListener.NONE, new Cancellation()).picture().rgb();
  }

  /** A dark violet block in the middle of white; the white is painted over. */
  private static InpaintingRequest request(String prompt, long seed, Sampling sampling) {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    byte[] mask = new byte[SIDE * SIDE];
    for (int i = 0; i < mask.length; i++) {
      boolean product = productPixels()[i];
      mask[i] = (byte) (product ? 0 : 255);
      rgb[i * 3] = (byte) (product ? 90 : 255);
      rgb[i * 3 + 1] = (byte) (product ? 30 : 255);
      rgb[i * 3 + 2] = (byte) (product ? 110 : 255);
    }
    return new InpaintingRequest(new RgbImage(SIDE, SIDE, rgb), mask, prompt, "", seed, sampling);
  }

  private static byte[] paintAll(int pixels) {
    byte[] mask = new byte[pixels];
    Arrays.fill(mask, (byte) 255);
    return mask;
  }

  private static boolean[] productPixels() {
    boolean[] chosen = new boolean[SIDE * SIDE];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = i % SIDE / 40 == 1 && i / SIDE / 40 == 1;
    }
    return chosen;
  }

  private static boolean[] backgroundPixels() {
    boolean[] chosen = productPixels();
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = !chosen[i];
    }
    return chosen;
  }

  private static boolean[] allPixels() {
    return allOf(SIDE * SIDE);
  }

  private static boolean[] allOf(int pixels) {
    boolean[] chosen = new boolean[pixels];
    Arrays.fill(chosen, true);
    return chosen;
  }

  private static double meanDifference(byte[] left, byte[] right, boolean[] chosen) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < left.length; i++) {
      if (chosen[i / 3]) {
        sum += Math.abs((left[i] & 0xFF) - (right[i] & 0xFF));
        count++;
      }
    }
    return sum / count;
  }

  private static double[] backgroundMeans(byte[] rgb) {
    boolean[] chosen = backgroundPixels();
    double[] sums = new double[3];
    for (int i = 0; i < rgb.length; i++) {
      if (chosen[i / 3]) {
        sums[i % 3] += rgb[i] & 0xFF;
      }
    }
    return sums;
  }

  private static int strongest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** The mean of each square of eight by eight pixels. */
  private static byte[] shrunk(RgbImage picture) {
    int side = SIDE / 8;
    int[] sums = new int[side * side * 3];
    for (int i = 0; i < picture.rgb().length; i++) {
      int pixel = i / 3;
      int at = (pixel / SIDE / 8 * side + pixel % SIDE / 8) * 3 + i % 3;
      sums[at] += picture.rgb()[i] & 0xFF;
    }
    byte[] means = new byte[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (byte) (sums[i] / 64);
    }
    return means;
  }
}
