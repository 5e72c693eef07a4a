package backdrop.diffusion;

import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.onnx.OnnxDevice;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An opened inpainting model that paints pictures, one at a time.
 *
 * <p>The same request gives the same bytes on the same CPU device, whatever was painted before. Any
 * thread may call; callers take turns in the order they came. {@link #close()} waits for the
 * running painting; later calls fail with {@link Reason#CLOSED}.
 */
public final class InpaintingPipeline implements AutoCloseable {

  private final ReentrantLock turn = new ReentrantLock(true);
  private final Networks networks;
  private final DeviceOptions options;
  private final DeviceReport device;
  private final Capabilities capabilities;
  private boolean closed;

  private InpaintingPipeline(Networks networks, DeviceOptions options, Optional<String> fallback) {
    this.networks = networks;
    this.options = options;
    this.device =
        new DeviceReport(
            options.device(), options.threads(), OnnxDevice.runtimeVersion(), fallback);
    this.capabilities = networks.capabilities();
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
    try {
      InpaintingPipeline pipeline = new InpaintingPipeline(networks, options, fallback);
      pipeline.tryOut();
      return pipeline;
    } catch (DiffusionException e) {
      networks.close();
      throw switch (e.reason()) {
        case RUNTIME_FAILED, NOT_FINITE ->
            new DiffusionException(
                Reason.MODEL_BROKEN, "The model opens but cannot paint: " + e.getMessage(), e);
        default -> e;
      };
    } catch (RuntimeException e) {
      networks.close();
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
    return networks.text().count(prompt, reading);
  }

  /**
   * Paints one picture, after the paintings that were asked for before.
   *
   * @param listener is called on this thread after each step
   * @param cancellation ends the painting with {@link Reason#CANCELLED}
   */
  public InpaintingResult paint(
      InpaintingRequest request, StepListener listener, Cancellation cancellation) {
    capabilities.sizes().check(request.picture().width(), request.picture().height());
    turn.lock();
    try {
      if (closed) {
        throw new DiffusionException(Reason.CLOSED, "The pipeline is closed");
      }
      cancellation.check();
      return new Painting(networks, options.guidance(), request).run(listener, cancellation);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      if (!closed) {
        closed = true;
        networks.close();
      }
    } finally {
      turn.unlock();
    }
  }
}
