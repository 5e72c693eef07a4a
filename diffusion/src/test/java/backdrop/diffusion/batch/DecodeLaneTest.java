package backdrop.diffusion.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.random.TorchGenerator;
import backdrop.diffusion.vae.VaeConfig;
import backdrop.diffusion.vae.VaeDecoder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is decoded with whom, by a real decoder whose calls wait until the test lets them go. */
final class DecodeLaneTest {

  private static final int MOST = 4;

  private final VaeDecoder decoder = open("optimum");
  private final Queue<Integer> calls = new ConcurrentLinkedQueue<>();
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore allowed = new Semaphore(0);
  private final DecodeLane lane = new DecodeLane(this::decodeWhenAllowed, MOST);
  private volatile IntConsumer atEachCall = pictures -> {};

  @AfterEach
  void close() {
    allowed.release(1_000);
    decoder.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void whoWaitsIsDecodedWithOthersAndGetsTheBytesItWouldHaveAlone(int count) throws Exception {
    FutureTask<?> first = callThatBegins();
    List<float[]> latents = IntStream.range(0, count).mapToObj(i -> latents(i, 2)).toList();
    List<FutureTask<RgbImage>> waiting = latents.stream().map(each -> waits(each, 2)).toList();

    allowed.release(3);

    for (int i = 0; i < count; i++) {
      assertArrayEquals(alone(latents.get(i), 2), result(waiting.get(i)).rgb());
    }
    result(first);
    assertEquals(count <= MOST ? List.of(1, count) : List.of(1, MOST, 1), List.copyOf(calls));
  }

  @Test
  void otherSizesAreKeptApart() throws Exception {
    callThatBegins();
    float[] small = latents(1, 2);
    float[] wide = latents(2, 4);
    var before = waits(small, 2);
    var between = waits(wide, 4);
    var after = waits(small, 2);

    allowed.release(3);

    assertArrayEquals(alone(small, 2), result(before).rgb());
    assertArrayEquals(alone(wide, 4), result(between).rgb());
    assertArrayEquals(alone(small, 2), result(after).rgb());
    assertEquals(List.of(1, 2, 1), List.copyOf(calls));
  }

  @Test
  void whoIsDecodedDoesNotWaitForTheCallOfAnother() throws Exception {
    callThatBegins();
    waits(latents(1, 2), 2);
    var between = waits(latents(2, 4), 4);
    var after = waits(latents(3, 2), 2);

    allowed.release(2);

    assertArrayEquals(alone(latents(3, 2), 2), result(after).rgb());
    assertFalse(between.isDone());
  }

  @Test
  void whoIsCancelledLeavesAtOnceAndIsNotDecoded() throws Exception {
    callThatBegins();
    Cancellation cancellation = new Cancellation();
    var before = waits(latents(1, 2), 2);
    var leaving = waits(latents(2, 2), 2, cancellation);
    var after = waits(latents(3, 2), 2);

    cancellation.cancel();

    assertEquals(Reason.CANCELLED, reason(leaving));
    allowed.release(2);
    assertArrayEquals(alone(latents(1, 2), 2), result(before).rgb());
    assertArrayEquals(alone(latents(3, 2), 2), result(after).rgb());
    assertEquals(List.of(1, 2), List.copyOf(calls));
  }

  @Test
  void whoIsCancelledInACallOfSeveralLeavesAtOnceAndTheOthersAreDecoded() throws Exception {
    callThatBegins();
    Cancellation cancellation = new Cancellation();
    var staying = waits(latents(1, 2), 2);
    var leaving = waits(latents(2, 2), 2, cancellation);
    allowed.release(1);
    awaitCall();

    cancellation.cancel();

    assertEquals(Reason.CANCELLED, reason(leaving));
    allowed.release(1);
    assertArrayEquals(alone(latents(1, 2), 2), result(staying).rgb());
  }

  @Test
  void aCallThatNobodyWantsAnyMoreFailsNobodyElse() throws Exception {
    Cancellation cancellation = new Cancellation();
    var leaving = started(latents(1, 2), 2, cancellation).task();
    awaitCall();
    var staying = waits(latents(2, 2), 2);

    cancellation.cancel();
    allowed.release(2);

    assertEquals(Reason.CANCELLED, reason(leaving));
    assertArrayEquals(alone(latents(2, 2), 2), result(staying).rgb());
  }

  @Test
  void picturesOfACallThatFailsAreDecodedOneByOne() throws Exception {
    callThatBegins();
    atEachCall =
        pictures -> {
          if (pictures > 1) {
            throw new DiffusionException(Reason.OUT_OF_MEMORY, "too little");
          }
        };
    var anna = waits(latents(1, 2), 2);
    var boris = waits(latents(2, 2), 2);

    allowed.release(4);

    assertArrayEquals(alone(latents(1, 2), 2), result(anna).rgb());
    assertArrayEquals(alone(latents(2, 2), 2), result(boris).rgb());
    assertEquals(List.of(1, 2, 1, 1), List.copyOf(calls));
  }

  @Test
  void aPictureThatMakesTheCallFailFailsAlone() throws Exception {
    callThatBegins();
    float[] noNumbers = new float[4 * 2 * 2];
    Arrays.fill(noNumbers, Float.NaN);
    var before = waits(latents(1, 2), 2);
    var broken = waits(noNumbers, 2);
    var after = waits(latents(3, 2), 2);

    allowed.release(5);

    assertEquals(Reason.NOT_FINITE, reason(broken));
    assertArrayEquals(alone(latents(1, 2), 2), result(before).rgb());
    assertArrayEquals(alone(latents(3, 2), 2), result(after).rgb());
  }

  @Test
  void anUnforeseenErrorLeavesNobodyWaiting() throws Exception {
    var first = callThatBegins();
    atEachCall =
        pictures -> {
          throw new StackOverflowError();
        };
    var anna = waits(latents(1, 2), 2);
    var boris = waits(latents(2, 2), 2);

    allowed.release(4);

    for (var caller : List.of(first, anna, boris)) {
      assertEquals(Reason.RUNTIME_FAILED, reason(caller));
    }
  }

  @Test
  void tooLittleMemoryIsCalledByItsName() throws Exception {
    atEachCall =
        pictures -> {
          throw new OutOfMemoryError("Java heap space");
        };

    allowed.release(1);

    assertEquals(
        Reason.OUT_OF_MEMORY, reason(started(latents(1, 2), 2, new Cancellation()).task()));
  }

  @Test
  void anExportOfTwoPicturesIsFilledUpAndGetsNoMore() {
    try (VaeDecoder pairs = open("pairs")) {
      DecodeLane filled = new DecodeLane(pairs, MOST);
      float[] latents = latents(1, 2);

      byte[] rgb = filled.decode(latents, 2, 2, new Cancellation()).picture().rgb();

      assertArrayEquals(alone(latents, 2), rgb);
      assertEquals(2, filled.most());
      assertEquals(1, new DecodeLane(pairs, 1).most());
    }
  }

  private List<RgbImage> decodeWhenAllowed(
      List<float[]> latents, int width, int height, RunScope scope) {
    calls.add(latents.size());
    begun.release();
    allowed.acquireUninterruptibly();
    atEachCall.accept(latents.size());
    return decoder.decode(latents, width, height, scope);
  }

  private void awaitCall() throws InterruptedException {
    if (!begun.tryAcquire(30, TimeUnit.SECONDS)) {
      throw new AssertionError("only " + calls + " began");
    }
  }

  /** A caller who is being decoded until the test allows the call to go on. */
  private FutureTask<RgbImage> callThatBegins() throws InterruptedException {
    var task = started(latents(0, 8), 8, new Cancellation()).task();
    awaitCall();
    return task;
  }

  private FutureTask<RgbImage> waits(float[] latents, int width) {
    return waits(latents, width, new Cancellation());
  }

  /** A caller who has come to the lane while a call runs. */
  private FutureTask<RgbImage> waits(float[] latents, int width, Cancellation cancellation) {
    Caller caller = started(latents, width, cancellation);
    while (caller.thread().getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return caller.task();
  }

  private record Caller(Thread thread, FutureTask<RgbImage> task) {}

  private Caller started(float[] latents, int width, Cancellation cancellation) {
    FutureTask<RgbImage> task =
        new FutureTask<>(() -> lane.decode(latents, width, 2, cancellation).picture());
    return new Caller(Thread.ofPlatform().daemon().start(task), task);
  }

  private byte[] alone(float[] latents, int width) {
    try (RunScope scope = RunScope.open(new Cancellation())) {
      return decoder.decode(List.of(latents), width, 2, scope).getFirst().rgb();
    }
  }

  private static <T> T result(FutureTask<T> task) throws Exception {
    return task.get(30, TimeUnit.SECONDS);
  }

  private static Reason reason(FutureTask<?> task) {
    var failure = assertThrows(ExecutionException.class, () -> task.get(30, TimeUnit.SECONDS));
    return ((DiffusionException) failure.getCause()).reason();
  }

  /** Latents {@code [4, 2, width]}, other ones for each seed. */
  private static float[] latents(int seed, int width) {
    return new TorchGenerator(seed).normal(4 * 2 * width);
  }

  private static VaeDecoder open(String flavour) {
    try {
      ModelFolder folder =
          ModelFolder.at(Path.of(DeviceOptions.class.getResource("flavours/" + flavour).toURI()));
      OnnxDevice device = new OnnxDevice(DeviceOptions.cpu(1));
      return VaeDecoder.open(folder, device, VaeConfig.read(folder));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
