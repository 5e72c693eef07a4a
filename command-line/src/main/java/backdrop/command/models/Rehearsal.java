package backdrop.command.models;

import backdrop.command.Refusal;
import backdrop.command.models.tryout.Painted;
import backdrop.command.models.tryout.TryOut;
import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.ModelVariant;
import java.nio.file.Path;
import java.util.Set;

/**
 * What came of painting one step with each variant of a model that this machine can run.
 *
 * @param untried the variants that it cannot run
 */
record Rehearsal(Painted painted, Set<ModelVariant> untried) {

  /** Fails with a sentence that names the file at fault. */
  static Rehearsal of(Path model) {
    TryOut tryOut = new TryOut(model);
    Set<ModelVariant> variants = ModelFolder.at(model).variants();
    if (!variants.contains(ModelVariant.GPU_FP16)) {
      return new Rehearsal(tryOut.paint(Device.CPU), Set.of());
    }
    if (!variants.contains(ModelVariant.CPU_FP32)) {
      return onAGpu(tryOut);
    }
    Painted painted = tryOut.paint(Device.CUDA);
    return painted.device() == Device.CUDA
        ? new Rehearsal(tryOut.paint(Device.CPU), Set.of())
        : new Rehearsal(painted, Set.of(ModelVariant.GPU_FP16));
  }

  /**
   * With networks for a GPU alone, falling back to the CPU would only say that others are missing.
   */
  private static Rehearsal onAGpu(TryOut tryOut) {
    try {
      return new Rehearsal(tryOut.paint(Device.CUDA), Set.of());
    } catch (Refusal e) {
      throw new Refusal(
          "%s (a model with %s alone can be checked only where there is a GPU)"
              .formatted(e.getMessage(), ModelVariant.GPU_FP16.id()),
          e);
    }
  }
}
