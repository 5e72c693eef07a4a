package backdrop.diffusion;

import backdrop.diffusion.DeviceOptions.Device;
import java.util.List;
import java.util.Optional;

/**
 * What a pipeline really runs on.
 *
 * @param used the device that paints
 * @param threads CPU threads a network uses
 * @param runtimeVersion the version of ONNX Runtime
 * @param fallbackCause why the wished-for device is not the one used; empty if it is
 * @param notices sentences for whoever runs this model: what it does not do as well as it could
 */
public record DeviceReport(
    Device used,
    int threads,
    String runtimeVersion,
    Optional<String> fallbackCause,
    List<String> notices) {

  public DeviceReport {
    notices = List.copyOf(notices);
  }
}
