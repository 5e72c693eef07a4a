package backdrop.diffusion.clip;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.model.JsonFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What frames and fills a prompt.
 *
 * <p>Read from {@code tokenizer_config.json} and {@code special_tokens_map.json} as transformers
 * reads them: where they contradict each other, the map is right, unless the configuration is of
 * the newer kind with {@code added_tokens_decoder}. Stable Diffusion 2 has such a contradiction in
 * its {@code pad_token}.
 *
 * @param length tokens of a framed and filled prompt
 */
record TokenizerConfig(String begin, String end, String unknown, String padding, int length) {

  private static final int USUAL_LENGTH = 77;

  /** Old configurations write an absurdly large number for "no limit of its own". */
  private static final double LARGEST_SENSIBLE_LENGTH = 4096;

  static TokenizerConfig read(ModelFolder folder) {
    JsonFile config = JsonFile.readIfPresent(folder, "tokenizer/tokenizer_config.json");
    JsonFile specials = JsonFile.readIfPresent(folder, "tokenizer/special_tokens_map.json");
    boolean newer = config.raw("added_tokens_decoder").isPresent();
    List<JsonFile> files = newer ? List.of(config, specials) : List.of(specials, config);
    String end = token("eos_token", files).orElse("<|endoftext|>");
    return new TokenizerConfig(
        token("bos_token", files).orElse("<|startoftext|>"),
        end,
        token("unk_token", files).orElse(end),
        token("pad_token", files).orElse(end),
        length(config, folder));
  }

  /** A token is written as text, or as an object with the text in it. */
  private static Optional<String> token(String field, List<JsonFile> files) {
    return files.stream()
        .flatMap(file -> file.raw(field).stream())
        .map(node -> node.isObject() ? node.path("content") : node)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst();
  }

  private static int length(JsonFile config, ModelFolder folder) {
    double own = config.number("model_max_length").orElse(Double.MAX_VALUE);
    if (own > 2 && own <= LARGEST_SENSIBLE_LENGTH) {
      return (int) own;
    }
    int positions =
        JsonFile.readIfPresent(folder, "text_encoder/config.json")
            .integer("max_position_embeddings")
            .orElse(USUAL_LENGTH);
    if (positions <= 2) {
      throw new DiffusionException(
          Reason.MODEL_BROKEN, "text_encoder/config.json leaves no room for a prompt");
    }
    return positions;
  }
}
