package backdrop.command.models.tryout;

import backdrop.diffusion.Capabilities;
import backdrop.diffusion.DeviceOptions.Device;

/**
 * What a model that painted said about itself.
 *
 * @param device where it painted
 * @param sizeMultiple what the sides of a picture must be a multiple of
 */
public record Painted(
    Device device,
    String name,
    String family,
    int nativeSize,
    int sizeMultiple,
    String sampler,
    int steps,
    double guidanceScale) {

  static Painted of(Device device, Capabilities capabilities) {
    return new Painted(
        device,
        capabilities.name(),
        capabilities.family(),
        capabilities.nativeSize(),
        capabilities.sizes().multiple(),
        capabilities.defaults().sampler().id(),
        capabilities.defaults().steps(),
        capabilities.defaults().guidanceScale());
  }
}
