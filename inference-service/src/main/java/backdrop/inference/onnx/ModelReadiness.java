package backdrop.inference.onnx;

import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.ModelFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the model up. Ready means that it has painted: opening a pipeline paints one small step. A
 * model that cannot be opened, for whatever reason, leaves the service running and not ready; the
 * log and {@link #trouble()} name what is at fault.
 */
public final class ModelReadiness implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ModelReadiness.class);

  private final Supplier<InpaintingPipeline> model;
  private final DeviceOptions device;
  private final OnnxPainter painter;
  private final Optional<Path> upscalerFile;
  private @Nullable InpaintingPipeline pipeline;
  private @Nullable Upscaler upscaler;
  private volatile @Nullable String trouble;

  public ModelReadiness(ModelFolder folder, DeviceOptions device, OnnxPainter painter) {
    this(folder, device, painter, Optional.empty());
  }

  /**
   * @param upscalerFile a network that enlarges what the model paints; without one it is resampled
   */
  public ModelReadiness(
      ModelFolder folder, DeviceOptions device, OnnxPainter painter, Optional<Path> upscalerFile) {
    this(() -> InpaintingPipeline.open(folder, device), device, painter, upscalerFile);
  }

  ModelReadiness(
      Supplier<InpaintingPipeline> model,
      DeviceOptions device,
      OnnxPainter painter,
      Optional<Path> upscalerFile) {
    this.model = model;
    this.device = device;
    this.painter = painter;
    this.upscalerFile = upscalerFile;
  }

  /**
   * Loads the model; takes seconds to minutes. Answers whether it can paint; what cannot be opened
   * is never thrown.
   */
  public synchronized boolean load() {
    long began = System.nanoTime();
    try {
      InpaintingPipeline opened = model.get();
      pipeline = opened;
      if (upscalerFile.isPresent()) {
        Upscaler enlarging = Upscaler.open(upscalerFile.get(), device);
        upscaler = enlarging;
        painter.use(opened, enlarging);
        LOG.infof("Pictures are enlarged %d times by %s", enlarging.factor(), upscalerFile.get());
      } else {
        painter.use(opened);
      }
      LOG.infof(
          "Model %s is ready on %s after %d ms",
          opened.capabilities().name(),
          opened.device().used(),
          (System.nanoTime() - began) / 1_000_000);
      opened
          .device()
          .fallbackCause()
          .ifPresent(cause -> LOG.warnf("Painting on the CPU instead of the GPU: %s", cause));
      opened.device().notices().forEach(LOG::warn);
      return true;
    } catch (DiffusionException broken) {
      trouble = String.valueOf(broken.getMessage());
      LOG.errorf("The model cannot be used: %s", trouble);
      return false;
    } catch (RuntimeException | OutOfMemoryError | LinkageError unforeseen) {
      // Thrown on, it would end the loading thread alone, and the service would load for ever.
      trouble = "the engine failed: " + unforeseen;
      LOG.errorf(unforeseen, "The model cannot be used: %s", trouble);
      return false;
    }
  }

  public boolean ready() {
    return painter.ready();
  }

  /** Why the model cannot be used; empty while it loads and when it is ready. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public synchronized void close() {
    if (upscaler != null) {
      upscaler.close();
    }
    if (pipeline != null) {
      pipeline.close();
    }
  }
}
