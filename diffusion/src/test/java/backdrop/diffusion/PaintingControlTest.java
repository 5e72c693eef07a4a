package backdrop.diffusion;

import static backdrop.diffusion.TestScene.FEW;
import static backdrop.diffusion.TestScene.request;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.DiffusionException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Watching, ending and sharing the work, with the real starter weights. */
final class PaintingControlTest {

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
  void tellsOfEachStepInOrder() {
    List<String> told = new ArrayList<>();

    pipeline.paint(
        request("beach", 1, FEW),
        step -> told.add(step.number() + "/" + step.count()),
        new Cancellation());

    assertEquals(List.of("1/4", "2/4", "3/4", "4/4"), told);
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
  void aPictureIsByteForByteTheSameWhateverIsPaintedBesideIt() {
    List<InpaintingRequest> requests =
        List.of(
            request("sandy beach", 7, new Sampling(Sampler.DDIM, 6, 3.5)),
            request("green grass lawn", 8, new Sampling(Sampler.EULER, 3, 7)),
            request("red studio backdrop", 9, new Sampling(Sampler.DDIM, 4, 1)),
            request("blue tiles", 10, new Sampling(Sampler.EULER, 5, 1)),
            request("oak table", 11, new Sampling(Sampler.DDIM, 9, 2)));
    List<byte[]> alone = requests.stream().map(PaintingControlTest::paint).toList();

    List<byte[]> together = new ArrayList<>();
    Future<?> cancelled;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      cancelled = callers.submit(() -> cancelledAtItsSecondStep(request("snow", 12, FEW)));
      requests.stream()
          .map(request -> callers.submit(() -> paint(request)))
          .toList()
          .forEach(painting -> together.add(resultOf(painting)));
    }

    for (int i = 0; i < requests.size(); i++) {
      assertArrayEquals(alone.get(i), together.get(i));
    }
    var ending = assertThrows(ExecutionException.class, cancelled::get).getCause();
    assertEquals(Reason.CANCELLED, ((DiffusionException) ending).reason());
  }

  private static void cancelledAtItsSecondStep(InpaintingRequest request) {
    Cancellation cancellation = new Cancellation();
    pipeline.paint(
        request,
        step -> {
          if (step.number() == 2) {
            cancellation.cancel();
          }
        },
        cancellation);
  }

  private static byte[] resultOf(Future<byte[]> painting) {
    try {
      return painting.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void accountsForItsTime() {
    PaintTimings timings =
        pipeline.paint(request("beach", 1, FEW), StepListener.NONE, new Cancellation()).timings();

    assertTrue(timings.insideRuntime().compareTo(timings.total()) <= 0);
    assertTrue(timings.steps().compareTo(timings.imageEncoding()) > 0);
    assertTrue(timings.turn().isPositive());
    assertTrue(timings.turn().compareTo(timings.steps()) < 0);
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

  private static byte[] paint(InpaintingRequest request) {
    return pipeline.paint(request, StepListener.NONE, new Cancellation()).picture().rgb();
  }
}
