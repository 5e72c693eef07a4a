package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.onnx.OnnxDevice;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting for the encoder while another picture is in it. */
final class EncodingTest {

  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    Path folder = Path.of(EncodingTest.class.getResource("flavours/optimum").toURI());
    OnnxDevice device = new OnnxDevice(DeviceOptions.cpu(1));
    engine = new Engine(Networks.open(ModelFolder.at(folder), device), Batching.onCpu());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void whoIsCancelledStopsWaitingAtOnceAndKeepsNobodyBehind() throws Exception {
    byte[] alone = painting(new Cancellation()).call();
    engine.beginEncoding(new Cancellation());
    Cancellation cancellation = new Cancellation();
    var leaving = waiting(cancellation);
    var staying = waiting(new Cancellation());

    cancellation.cancel();

    var failure = assertThrows(ExecutionException.class, () -> leaving.get(30, TimeUnit.SECONDS));
    assertEquals(Reason.CANCELLED, ((DiffusionException) failure.getCause()).reason());
    assertFalse(staying.isDone());
    engine.endEncoding();
    assertArrayEquals(alone, staying.get(30, TimeUnit.SECONDS));
  }

  private Callable<byte[]> painting(Cancellation cancellation) {
    InpaintingRequest request = TestScene.empty(64, 64);
    return () -> new Painting(engine, request).run(StepListener.NONE, cancellation).picture().rgb();
  }

  /** A picture whose thread has come to where it must wait. */
  private FutureTask<byte[]> waiting(Cancellation cancellation) {
    FutureTask<byte[]> task = new FutureTask<>(painting(cancellation));
    Thread thread = Thread.ofPlatform().daemon().start(task);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }
}
