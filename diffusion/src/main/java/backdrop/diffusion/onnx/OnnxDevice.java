package backdrop.diffusion.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import backdrop.diffusion.CudaOptions;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Opens networks with the settings that suit a device. */
public record OnnxDevice(DeviceOptions options) {

  /** Two full-size models in single precision. */
  private static final long CACHE_BYTES = 10L << 30;

  /** The version of ONNX Runtime in use. */
  public static String runtimeVersion() {
    return OrtEnvironment.getEnvironment().getVersion();
  }

  /**
   * Fails as {@link ModelFolder#verify()} does, so that a damaged file never reaches ONNX Runtime;
   * with a cache folder, what has passed once is recognised much faster.
   */
  public void verify(ModelFolder folder) {
    cache()
        .ifPresentOrElse(cache -> new VerifiedFiles(cache).verify(folder), () -> folder.verify());
  }

  /**
   * Opens {@code <part>/model.onnx} and hands it to its user; if the user finds it wanting, it is
   * closed again.
   */
  public <T> T open(ModelFolder folder, String part, Function<Network, T> user) {
    String name = part + "/model.onnx";
    return open(new Source(folder, part, name, folder.require(name)), user);
  }

  /**
   * Opens a network that is no part of a model and hands it to its user; if the user finds it
   * wanting, it is closed again.
   */
  public <T> T open(Path file, Function<Network, T> user) {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new DiffusionException(Reason.MODEL_MISSING, "There is no file " + file);
    }
    ModelFolder folder = ModelFolder.at(file.toAbsolutePath().resolveSibling(""));
    return open(new Source(folder, name, name, file), user);
  }

  /**
   * Where a network comes from.
   *
   * @param part what it is kept as in the cache
   * @param name for messages
   */
  private record Source(ModelFolder folder, String part, String name, Path file) {}

  private <T> T open(Source source, Function<Network, T> user) {
    String name = source.name();
    Optional<CacheFolder> cache = cache();
    cache.ifPresent(NativeLibraries::loadFrom);
    // Before any settings: a GPU that cannot be had is reported through its logger.
    OrtEnvironment.getEnvironment();
    try {
      OrtSession session = session(source, cache);
      try {
        return user.apply(new Network(name, session, RandomNodes.in(source.file())));
      } catch (OrtException | IOException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw Failures.whileOpening(name, e);
    } catch (IOException e) {
      throw new DiffusionException(Reason.MODEL_BROKEN, name + " cannot be read: " + e, e);
    }
  }

  private Optional<CacheFolder> cache() {
    return options.cache().map(root -> new CacheFolder(root, CACHE_BYTES));
  }

  private OrtSession session(Source source, Optional<CacheFolder> cache)
      throws IOException, OrtException {
    // What is optimised for a GPU depends on more than can be known here.
    if (cache.isPresent() && options.device() == DeviceOptions.Device.CPU) {
      return new OptimisedNetworks(cache.get())
          .open(
              source.file(),
              CacheKey.of(source.folder(), source.part(), source.file()),
              this::settings);
    }
    try (SessionOptions settings = settings()) {
      return ModelFile.open(source.file(), settings);
    }
  }

  private SessionOptions settings() throws OrtException {
    SessionOptions settings = new SessionOptions();
    try {
      settings.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
      settings.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
      settings.setIntraOpNumThreads(options.threads());
      settings.setInterOpNumThreads(1);
      // What goes wrong is thrown; it need not also stand on standard error.
      settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      // Threads that wait busily steal the cores from the rest of the machine.
      settings.addConfigEntry("session.intra_op.allow_spinning", "0");
      if (options.device() == DeviceOptions.Device.CUDA) {
        addCuda(settings);
      }
      return settings;
    } catch (OrtException | RuntimeException e) {
      settings.close();
      throw e;
    }
  }

  private void addCuda(SessionOptions settings) throws OrtException {
    CudaOptions wished = options.cuda();
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(wished.device())) {
      // The default search tries every algorithm again for each new shape.
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      // Otherwise each growth asks for twice as much as the last.
      cuda.add("arena_extend_strategy", "kSameAsRequested");
      cuda.add("gpu_mem_limit", Long.toString(wished.memory()));
      cuda.add("use_tf32", wished.tf32() ? "1" : "0");
      settings.addCUDA(cuda);
    } catch (OrtException e) {
      throw Failures.withoutGpu(e);
    }
  }
}
