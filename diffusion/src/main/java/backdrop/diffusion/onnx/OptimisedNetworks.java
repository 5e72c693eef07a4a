package backdrop.diffusion.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps networks as ONNX Runtime left them after its optimisations, so that they are made once for
 * a machine and not at each start. What runs is the same either way, to the last bit.
 */
final class OptimisedNetworks {

  private static final String FILE = "model.onnx";
  private static final String WEIGHTS = "weights";

  private final CacheFolder cache;

  OptimisedNetworks(CacheFolder cache) {
    this.cache = cache;
  }

  /** Fresh settings for a session. */
  @FunctionalInterface
  interface Settings {
    SessionOptions make() throws OrtException;
  }

  /**
   * Opens a network, from the cache if it is there.
   *
   * @param key of this file's content and of everything else that the optimisations depend on
   */
  OrtSession open(Path file, String key, Settings settings) throws IOException, OrtException {
    Optional<Path> kept = cache.find(key);
    if (kept.isPresent()) {
      try (SessionOptions asTheyAre = settings.make()) {
        asTheyAre.setOptimizationLevel(OptLevel.NO_OPT);
        String optimised = kept.get().resolve(FILE).toString();
        return OrtEnvironment.getEnvironment().createSession(optimised, asTheyAre);
      } catch (OrtException e) {
        cache.remove(key);
      }
    }
    Optional<CacheFolder.Draft> draft = cache.draft(key);
    if (draft.isPresent()) {
      try (CacheFolder.Draft made = draft.get();
          SessionOptions writing = settings.make()) {
        writing.setOptimizedModelFilePath(made.folder().resolve(FILE).toString());
        // In a file of their own the weights may exceed protobuf's 2 GB and are mapped, not copied.
        writing.addConfigEntry("session.optimized_model_external_initializers_file_name", WEIGHTS);
        writing.addConfigEntry(
            "session.optimized_model_external_initializers_min_size_in_bytes", "1024");
        OrtSession session = ModelFile.open(file, writing);
        made.keep();
        return session;
      } catch (OrtException e) {
        // Perhaps the disk is full; if it is the model, opening it once more will say so.
      }
    }
    try (SessionOptions plain = settings.make()) {
      return ModelFile.open(file, plain);
    }
  }
}
