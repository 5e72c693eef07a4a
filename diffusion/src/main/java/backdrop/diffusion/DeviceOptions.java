package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a pipeline runs on.
 *
 * @param device the wished-for device; when CUDA cannot be used, the CPU paints and the {@link
 *     DeviceReport} says why
 * @param cuda how a GPU is used, if it is
 * @param threads how many CPU threads one network uses, at least 1
 * @param batching how pictures share the networks
 * @param cache a folder that outlives the process, for what need not be made again at each start:
 *     the networks as optimised for this machine, and ONNX Runtime's native libraries. It looks
 *     after itself; may be shared by processes
 */
public record DeviceOptions(
    Device device, CudaOptions cuda, int threads, Batching batching, Optional<Path> cache) {

  /** A kind of device. */
  public enum Device {
    CPU,
    CUDA
  }

  public DeviceOptions {
    if (threads < 1) {
      throw new DiffusionException(Reason.REQUEST_INVALID, "At least one thread is needed");
    }
  }

  /** The CPU with one thread for each processor. */
  public static DeviceOptions cpu() {
    return cpu(Runtime.getRuntime().availableProcessors());
  }

  public static DeviceOptions cpu(int threads) {
    return new DeviceOptions(
        Device.CPU, CudaOptions.of(0), threads, Batching.onCpu(), Optional.empty());
  }

  /** A GPU, with the CPU in its place where it cannot be used. */
  public static DeviceOptions cuda(int device) {
    return cuda(CudaOptions.of(device));
  }

  /** A GPU, with the CPU in its place where it cannot be used. */
  public static DeviceOptions cuda(CudaOptions cuda) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new DeviceOptions(Device.CUDA, cuda, threads, Batching.onGpu(), Optional.empty());
  }

  public DeviceOptions withThreads(int count) {
    return new DeviceOptions(device, cuda, count, batching, cache);
  }

  public DeviceOptions withBatching(Batching other) {
    return new DeviceOptions(device, cuda, threads, other, cache);
  }

  public DeviceOptions withCache(Path folder) {
    return new DeviceOptions(device, cuda, threads, batching, Optional.of(folder));
  }

  /** The same on the CPU. */
  DeviceOptions onCpu() {
    boolean alone = batching.sharing() == Batching.Sharing.NONE;
    Batching there = alone ? Batching.onCpu().exclusive() : Batching.onCpu();
    return new DeviceOptions(Device.CPU, cuda, threads, there, cache);
  }
}
