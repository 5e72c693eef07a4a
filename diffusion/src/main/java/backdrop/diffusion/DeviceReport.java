package backdrop.diffusion;

import backdrop.diffusion.DeviceOptions.Device;
import java.util.Optional;

/**
 * What a pipeline really runs on.
 *
 * @param used the device that paints
 * @param threads CPU threads a network uses
 * @param runtimeVersion the version of ONNX Runtime
 * @param fallbackCause why the wished-for device is not the one used; empty if it is
 */
public record DeviceReport(
    Device used, int threads, String runtimeVersion, Optional<String> fallbackCause) {}
