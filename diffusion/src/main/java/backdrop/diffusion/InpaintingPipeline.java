package backdrop.diffusion;

import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.onnx.OnnxDevice;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * An opened inpainting model that paints many pictures at a time: those in hand take their steps
 * together, and each joins and leaves between steps.
 *
 * <p>The same request gives the same bytes on the same CPU device, whatever is painted beside it or
 * was painted before; on a GPU, within a code value, or exactly with {@link Batching#exclusive()}.
 * Any thread may call; beyond {@link Batching#pictures()} callers wait in the order they came. A
 * picture that half precision cannot hold is painted again in single precision where the model has
 * such networks as well; its steps are then counted from the first again. {@link #close()} waits
 * for the pictures in hand; later calls fail with {@link Reason#CLOSED}.
 */
public final class InpaintingPipeline implements AutoCloseable {

  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock(true);
  private final Engine engine;
  private final FullPrecision precise;
  private final DeviceReport device;
  private final Capabilities capabilities;
  private boolean closed;

  private InpaintingPipeline(
      Engine engine, FullPrecision precise, DeviceOptions options, Optional<String> fallback) {
    this.engine = engine;
    this.precise = precise;
    this.device =
        new DeviceReport(
            options.device(),
            options.threads(),
            OnnxDevice.runtimeVersion(),
            fallback,
            engine.networks().notices());
    this.capabilities = engine.networks().capabilities();
  }

  /**
   * Loads the model and paints one step with it, so that a model that opens also paints. Fails with
   * a message that names the file at fault.
   */
  public static InpaintingPipeline open(ModelFolder folder, DeviceOptions options) {
    try {
      return open(folder, options, Optional.empty());
    } catch (DiffusionException e) {
      if (e.reason() == Reason.DEVICE_UNAVAILABLE && options.device() != Device.CPU) {
        return open(folder, options.onCpu(), Optional.ofNullable(e.getMessage()));
      }
      throw e;
    }
  }

  private static InpaintingPipeline open(
      ModelFolder folder, DeviceOptions options, Optional<String> fallback) {
    Networks networks = Networks.open(folder, new OnnxDevice(options));
    Engine engine = new Engine(networks, options.batching());
    FullPrecision precise = new FullPrecision(folder.on(options.device()).precise(), options);
    try {
      InpaintingPipeline pipeline = new InpaintingPipeline(engine, precise, options, fallback);
      pipeline.tryOut();
      engine.warmUp(pipeline.capabilities.nativeSize());
      return pipeline;
    } catch (DiffusionException e) {
      precise.close();
      engine.close();
      throw switch (e.reason()) {
        case RUNTIME_FAILED, NOT_FINITE ->
            new DiffusionException(
                Reason.MODEL_BROKEN, "The model opens but cannot paint: " + e.getMessage(), e);
        default -> e;
      };
    } catch (RuntimeException e) {
      precise.close();
      engine.close();
      throw e;
    }
  }

  private void tryOut() {
    int side = capabilities.sizes().minimum();
    Sampling sampling = new Sampling(capabilities.defaults().sampler(), 1, 2);
    RgbImage grey = new RgbImage(side, side, new byte[side * side * 3]);
    byte[] nothingMasked = new byte[side * side];
    paint(
        new InpaintingRequest(grey, nothingMasked, "", "", 0, sampling),
        StepListener.NONE,
        new Cancellation());
  }

  /** What the model can paint. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /** What it runs on. */
  public DeviceReport device() {
    return device;
  }

  /** How many tokens of a prompt the model reads, and which words it would not see. */
  public TokenCount countTokens(String prompt, PromptReading reading) {
    return engine.networks().text().count(prompt, reading);
  }

  /**
   * Paints one picture, together with what other callers paint.
   *
   * @param listener is called on this thread after each step; the next steps do not wait for it
   * @param cancellation ends the painting with {@link Reason#CANCELLED}
   */
  public InpaintingResult paint(
      InpaintingRequest request, StepListener listener, Cancellation cancellation) {
    capabilities.sizes().check(request.picture().width(), request.picture().height());
    use.readLock().lock();
    try {
      if (closed) {
        throw new DiffusionException(Reason.CLOSED, "The pipeline is closed");
      }
      engine.places().take(cancellation);
      try {
        return precise.paint(
            () -> new Painting(engine, request).run(listener, cancellation),
            other -> other.paint(request, listener, cancellation));
      } finally {
        engine.places().giveBack();
      }
    } finally {
      use.readLock().unlock();
    }
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        precise.close();
        engine.close();
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}
