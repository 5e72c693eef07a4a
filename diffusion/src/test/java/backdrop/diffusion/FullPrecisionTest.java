package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.DiffusionException.Reason;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The tiny model in {@code flavours/overflowing} takes a detour over 70,000 where it is prompted,
 * which half precision does not reach.
 */
final class FullPrecisionTest {

  private static final int SIDE = 64;
  private static final DeviceOptions CPU = DeviceOptions.cpu(1);

  @Test
  void paintsAgainWhatHalfPrecisionCannotHold() throws Exception {
    try (var pipeline = InpaintingPipeline.open(model().on(Device.CUDA), CPU)) {
      byte[] rgb =
          pipeline.paint(request("a"), StepListener.NONE, new Cancellation()).picture().rgb();

      // As ExportFlavourTest explains: the prompt shows as 0.4, the timestep as 499 / 5000.
      assertEquals((1 + 0.4 + 499 / 5000.0) * 127.5, rgb[0] & 0xFF, 2);
    }
  }

  @Test
  void failsWhereThereIsNoOtherPrecision() throws Exception {
    Path half = model().root().resolve("gpu-fp16");
    try (var pipeline = InpaintingPipeline.open(ModelFolder.at(half), CPU)) {
      var failure =
          assertThrows(
              DiffusionException.class,
              () -> pipeline.paint(request("a"), StepListener.NONE, new Cancellation()));

      assertEquals(Reason.NOT_FINITE, failure.reason());
    }
  }

  @Test
  void paintsAgainWhatCameOutInOneColour() throws Exception {
    try (var precise = new FullPrecision(model().on(Device.CUDA).precise(), CPU);
        var pipeline = InpaintingPipeline.open(model(), CPU)) {
      InpaintingResult flat = pipeline.paint(request("a"), StepListener.NONE, new Cancellation());
      InpaintingResult again = pipeline.paint(request(""), StepListener.NONE, new Cancellation());

      assertSame(again, precise.paint(() -> flat, other -> again));
    }
  }

  @Test
  void leavesOtherFailuresAlone() throws Exception {
    var failure = new DiffusionException(Reason.CANCELLED, "cancelled");
    try (var precise = new FullPrecision(model().on(Device.CUDA).precise(), CPU)) {
      assertSame(
          failure,
          assertThrows(
              DiffusionException.class,
              () ->
                  precise.paint(
                      () -> {
                        throw failure;
                      },
                      other -> {
                        throw new AssertionError("painted again");
                      })));
    }
  }

  @Test
  void takesWhatSinglePrecisionGives() throws Exception {
    try (var none = new FullPrecision(Optional.empty(), CPU);
        var pipeline = InpaintingPipeline.open(model(), CPU)) {
      InpaintingResult flat = pipeline.paint(request("a"), StepListener.NONE, new Cancellation());

      assertSame(
          flat,
          none.paint(
              () -> flat,
              other -> {
                throw new AssertionError("painted again");
              }));
    }
  }

  private static ModelFolder model() throws URISyntaxException {
    return ModelFolder.at(
        Path.of(FullPrecisionTest.class.getResource("flavours/overflowing").toURI()));
  }

  private static InpaintingRequest request(String prompt) {
    byte[] mask = new byte[SIDE * SIDE];
    Arrays.fill(mask, (byte) 255);
    RgbImage black = new RgbImage(SIDE, SIDE, new byte[SIDE * SIDE * 3]);
    return new InpaintingRequest(black, mask, prompt, "", 1, new Sampling(Sampler.DDIM, 2, 1));
  }
}
