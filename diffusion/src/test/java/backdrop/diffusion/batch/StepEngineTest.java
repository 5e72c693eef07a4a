package backdrop.diffusion.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.Batching;
import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pictures that come, go, and keep others waiting or not. */
final class StepEngineTest {

  private final ScriptedPredictor predictor = ScriptedPredictor.stepwise();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final StepEngine engine = new StepEngine(predictor, Batching.onCpu());

  @AfterEach
  void close() {
    predictor.allow(1_000_000);
    engine.close();
    callers.close();
  }

  @Test
  void aPictureJoinsTheOthersAtTheNextStep() throws Exception {
    var first = painting(TestPictures.guided(2).of("anna"));
    predictor.awaitCalls(1);
    var second = painting(TestPictures.guided(1).of("boris"));
    predictor.allow(2);

    first.get(30, TimeUnit.SECONDS);
    second.get(30, TimeUnit.SECONDS);

    assertEquals(
        List.of(List.of("anna", "anna"), List.of("boris", "boris", "anna", "anna")),
        predictor.calls());
  }

  @Test
  void cancellingFreesTheRowsWithinOneStep() throws Exception {
    Cancellation cancellation = new Cancellation();
    var going = painting(TestPictures.guided(3).of("anna"));
    predictor.awaitCalls(1);
    var leaving = painting(TestPictures.guided(3).endedBy(cancellation).of("boris"));
    predictor.allow(1);
    predictor.awaitCalls(1);

    cancellation.cancel();
    predictor.allow(2);

    assertEquals(Reason.CANCELLED, reason(leaving));
    going.get(30, TimeUnit.SECONDS);
    assertEquals(List.of("anna", "anna"), predictor.calls().getLast());
  }

  @Test
  void whoCancelsNeedNotWaitForTheRunningStep() throws Exception {
    Cancellation cancellation = new Cancellation();
    var leaving = painting(TestPictures.guided(3).endedBy(cancellation).of("anna"));
    predictor.awaitCalls(1);

    cancellation.cancel();

    assertEquals(Reason.CANCELLED, reason(leaving));
  }

  @Test
  void aListenerThatTakesItsTimeHoldsUpNobody() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    Denoising watched = engine.submit(TestPictures.guided(2).of("anna"));
    var watching =
        CompletableFuture.supplyAsync(
            () -> watched.await(step -> awaitUninterruptibly(slow)), callers);
    predictor.allow(1_000);

    painting(TestPictures.guided(5).of("boris")).get(30, TimeUnit.SECONDS);

    assertFalse(watching.isDone());
    slow.countDown();
    watching.get(30, TimeUnit.SECONDS);
  }

  @Test
  void whatAListenerThrowsReachesItsCallerAndFreesTheRows() throws Exception {
    IllegalStateException thrown = new IllegalStateException("listener");
    Denoising watched = engine.submit(TestPictures.guided(50).of("anna"));
    predictor.allow(1);

    var caught =
        assertThrows(
            IllegalStateException.class,
            () ->
                watched.await(
                    step -> {
                      throw thrown;
                    }));

    assertSame(thrown, caught);
    predictor.allow(1_000);
    painting(TestPictures.guided(2).of("boris")).get(30, TimeUnit.SECONDS);
    assertEquals(List.of("boris", "boris"), predictor.calls().getLast());
  }

  @Test
  void everyStepIsToldInOrder() {
    predictor.allow(1_000);
    StringBuilder told = new StringBuilder();

    engine.submit(TestPictures.guided(5).of("anna")).await(step -> told.append(step).append(' '));

    assertEquals("1 2 3 4 5 ", told.toString());
  }

  @Test
  void anEngineThatBreaksFailsWhoWaitsAndWhoComes() throws Exception {
    predictor.allow(1_000);
    predictor.atEachCall(
        rows -> {
          throw new StackOverflowError();
        });

    assertEquals(Reason.RUNTIME_FAILED, reason(painting(TestPictures.guided(2).of("anna"))));
    assertTrue(
        assertThrows(
                    DiffusionException.class,
                    () -> engine.submit(TestPictures.guided(2).of("boris")).await(step -> {}))
                .reason()
            == Reason.CLOSED);
  }

  @Test
  void closingFailsThePicturesInHand() throws Exception {
    var painting = painting(TestPictures.guided(50).of("anna"));
    predictor.awaitCalls(1);
    var closing = CompletableFuture.runAsync(engine::close, callers);
    while (takesNewPictures()) {
      Thread.onSpinWait();
    }
    predictor.allow(1);

    closing.get(30, TimeUnit.SECONDS);

    assertEquals(Reason.CLOSED, reason(painting));
  }

  private boolean takesNewPictures() {
    try {
      engine.submit(TestPictures.guided(1).of("boris"));
      return true;
    } catch (DiffusionException closed) {
      return false;
    }
  }

  private CompletableFuture<float[]> painting(DenoisingRequest request) {
    Denoising denoising = engine.submit(request);
    return CompletableFuture.supplyAsync(() -> denoising.await(step -> {}), callers);
  }

  private static Reason reason(CompletableFuture<?> painting) {
    var failure = assertThrows(ExecutionException.class, () -> painting.get(30, TimeUnit.SECONDS));
    return ((DiffusionException) failure.getCause()).reason();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
