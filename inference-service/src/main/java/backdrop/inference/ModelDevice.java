package backdrop.inference;

import backdrop.diffusion.CudaOptions;
import backdrop.diffusion.DeviceOptions;

/** What networks run on, as configured. */
final class ModelDevice {
  private ModelDevice() {}

  /** The device of a model's settings; what is not set is as usual for its kind. */
  static DeviceOptions of(InferenceConfig.Model model) {
    DeviceOptions usual =
        switch (model.device()) {
          case CPU -> DeviceOptions.cpu();
          case CUDA -> DeviceOptions.cuda(cuda(model));
        };
    DeviceOptions threads = usual.withThreads(model.threads().orElse(usual.threads()));
    DeviceOptions shared =
        model.exclusive() ? threads.withBatching(threads.batching().exclusive()) : threads;
    return model.cache().map(shared::withCache).orElse(shared);
  }

  private static CudaOptions cuda(InferenceConfig.Model model) {
    CudaOptions usual = CudaOptions.of(model.cudaDevice()).withTf32(model.cudaTf32());
    return model.cudaMemory().map(size -> usual.withMemory(size.asLongValue())).orElse(usual);
  }
}
