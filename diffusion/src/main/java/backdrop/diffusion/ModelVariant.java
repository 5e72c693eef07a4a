package backdrop.diffusion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A set of networks inside a model folder, made for one kind of device. A fused half precision
 * export runs on a GPU only, so a model that serves both kinds brings both sets.
 */
public enum ModelVariant {
  /** Single precision: runs everywhere. */
  CPU_FP32("cpu-fp32"),
  /** Half precision with operators that only the CUDA provider has. */
  GPU_FP16("gpu-fp16");

  private final String id;

  ModelVariant(String id) {
    this.id = id;
  }

  /** The name of its folder inside the model folder. */
  public String id() {
    return id;
  }

  /** The variant whose folder has this name. */
  public static Optional<ModelVariant> withId(String id) {
    return Arrays.stream(values()).filter(variant -> variant.id.equals(id)).findFirst();
  }

  /** The variants that a device can run, the better one first. */
  static List<ModelVariant> suiting(DeviceOptions.Device device) {
    return switch (device) {
      case CPU -> List.of(CPU_FP32);
      case CUDA -> List.of(GPU_FP16, CPU_FP32);
    };
  }
}
