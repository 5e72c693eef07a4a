package backdrop.command.models;

import backdrop.command.Refusal;
import backdrop.diffusion.ModelVariant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether files make up a whole model, known from their paths alone.
 *
 * @param source names where they are in messages
 */
record Completeness(String source, Set<String> paths) {

  private static final List<String> ALWAYS =
      List.of(
          "text_encoder/model.onnx",
          "vae_encoder/model.onnx",
          "vae_decoder/model.onnx",
          "scheduler/scheduler_config.json");

  /** Fails with a sentence that names the first file that is missing. */
  void check() {
    List<Optional<ModelVariant>> variants = variants();
    for (Optional<ModelVariant> variant : variants) {
      ALWAYS.forEach(path -> require(variant, path));
      if (!has(variant, "tokenizer/tokenizer.json")) {
        require(variant, "tokenizer/vocab.json");
        require(variant, "tokenizer/merges.txt");
      }
    }
  }

  private List<Optional<ModelVariant>> variants() {
    List<Optional<ModelVariant>> own =
        Arrays.stream(ModelVariant.values())
            .filter(variant -> paths.contains(variant.id() + "/unet/model.onnx"))
            .map(Optional::of)
            .toList();
    return own.isEmpty() ? List.of(Optional.empty()) : own;
  }

  private void require(Optional<ModelVariant> variant, String path) {
    if (!has(variant, path)) {
      String place = variant.map(each -> each.id() + "/" + path).orElse(path);
      boolean shared = path.startsWith("scheduler/") || path.startsWith("tokenizer/");
      throw new Refusal("%s lacks %s".formatted(source, shared ? path : place));
    }
  }

  private boolean has(Optional<ModelVariant> variant, String path) {
    return paths.contains(path)
        || variant.isPresent() && paths.contains(variant.get().id() + "/" + path);
  }
}
