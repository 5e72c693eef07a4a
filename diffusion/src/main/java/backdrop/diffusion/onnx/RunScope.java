package backdrop.diffusion.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import java.time.Duration;

/**
 * Everything that runs for one painting: a cancel ends its running network, and the time its
 * networks take adds up here.
 */
public final class RunScope implements AutoCloseable {

  private final Cancellation cancellation;
  private final OrtSession.RunOptions options;
  private final Cancellation.Registration registration;
  private long nanos;

  private RunScope(Cancellation cancellation, OrtSession.RunOptions options) {
    this.cancellation = cancellation;
    this.options = options;
    this.registration = cancellation.onCancel(this::terminate);
  }

  public static RunScope open(Cancellation cancellation) {
    try {
      var options = new OrtSession.RunOptions();
      options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      return new RunScope(cancellation, options);
    } catch (OrtException e) {
      throw new DiffusionException(Reason.RUNTIME_FAILED, "ONNX Runtime failed to start a run", e);
    }
  }

  private void terminate() {
    try {
      options.setTerminate(true);
    } catch (OrtException e) {
      throw new DiffusionException(Reason.RUNTIME_FAILED, "ONNX Runtime did not stop", e);
    }
  }

  /** The time spent inside ONNX Runtime so far. */
  public Duration elapsed() {
    return Duration.ofNanos(nanos);
  }

  /** Fails with {@link Reason#CANCELLED} once cancelled. */
  public void check() {
    cancellation.check();
  }

  /** A call into ONNX Runtime. */
  @FunctionalInterface
  interface Call<T> {
    T run(OrtSession.RunOptions options) throws OrtException;
  }

  /** Runs the call, on the clock and cancellable. */
  <T> T run(String network, Call<T> call) {
    cancellation.check();
    long start = System.nanoTime();
    try {
      return call.run(options);
    } catch (OrtException e) {
      cancellation.check();
      throw Failures.whileRunning(network, e);
    } finally {
      nanos += System.nanoTime() - start;
    }
  }

  @Override
  public void close() {
    registration.close();
    options.close();
  }
}
