package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.vae.Overflow;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The same model in single precision, for the pictures that half precision cannot hold. Opened when
 * the first of these comes, since most models never need it.
 */
final class FullPrecision implements AutoCloseable {

  private final Optional<ModelFolder> folder;
  private final DeviceOptions options;
  private @Nullable InpaintingPipeline opened;

  /**
   * @param folder of the same model in single precision; empty if there is none
   */
  FullPrecision(Optional<ModelFolder> folder, DeviceOptions options) {
    this.folder = folder;
    this.options = options;
  }

  /**
   * Paints, and paints again in single precision if there are values that are no numbers, or a
   * picture of one colour.
   */
  InpaintingResult paint(
      Supplier<InpaintingResult> half, Function<InpaintingPipeline, InpaintingResult> again) {
    if (folder.isEmpty()) {
      return half.get();
    }
    try {
      InpaintingResult result = half.get();
      if (!Overflow.flat(result.picture())) {
        return result;
      }
    } catch (DiffusionException e) {
      if (e.reason() != Reason.NOT_FINITE) {
        throw e;
      }
    }
    return again.apply(pipeline(folder.get()));
  }

  private synchronized InpaintingPipeline pipeline(ModelFolder precise) {
    InpaintingPipeline pipeline = opened;
    if (pipeline == null) {
      pipeline = InpaintingPipeline.open(precise, options);
      opened = pipeline;
    }
    return pipeline;
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
