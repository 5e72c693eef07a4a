package backdrop.diffusion.clip;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.clip.BytePairs.Pair;
import backdrop.diffusion.model.JsonFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Vocabulary and merges of a CLIP tokenizer, from {@code vocab.json} with {@code merges.txt} or,
 * where those are absent, from {@code tokenizer.json}.
 */
record TokenizerFiles(Map<String, Integer> vocabulary, Map<Pair, Integer> merges) {

  private static final String VOCABULARY = "tokenizer/vocab.json";
  private static final String MERGES = "tokenizer/merges.txt";
  private static final String TOKENIZER = "tokenizer/tokenizer.json";

  static TokenizerFiles read(ModelFolder folder) {
    if (folder.has(VOCABULARY) || !folder.has(TOKENIZER)) {
      JsonFile vocabulary = JsonFile.read(folder, VOCABULARY);
      return new TokenizerFiles(
          vocabulary(vocabulary.raw(), VOCABULARY), merges(lines(folder), MERGES));
    }
    return readJoined(JsonFile.read(folder, TOKENIZER));
  }

  /** The newer single file: model with vocabulary and merges, and tokens added to it. */
  private static TokenizerFiles readJoined(JsonFile json) {
    JsonFile model = json.object("model").orElseThrow(() -> broken(TOKENIZER, "has no model"));
    JsonNode words = model.raw("vocab").orElseThrow(() -> broken(TOKENIZER, "has no vocabulary"));
    JsonNode pairs = model.raw("merges").orElseThrow(() -> broken(TOKENIZER, "has no merges"));
    Map<String, Integer> vocabulary = vocabulary(words, TOKENIZER);
    for (JsonNode added : json.raw().path("added_tokens")) {
      vocabulary.put(added.path("content").asText(), added.path("id").asInt());
    }
    Map<Pair, Integer> merges = new HashMap<>();
    for (JsonNode pair : pairs) {
      String[] sides =
          pair.isTextual()
              ? pair.textValue().split(" ", -1)
              : new String[] {pair.path(0).asText(), pair.path(1).asText()};
      merges.putIfAbsent(pair(sides, TOKENIZER), merges.size());
    }
    return new TokenizerFiles(vocabulary, merges);
  }

  private static Map<String, Integer> vocabulary(JsonNode node, String file) {
    Map<String, Integer> vocabulary = new HashMap<>();
    for (var entry : node.properties()) {
      if (!entry.getValue().isInt()) {
        throw broken(file, "gives no number for " + entry.getKey());
      }
      vocabulary.put(entry.getKey(), entry.getValue().intValue());
    }
    if (vocabulary.isEmpty()) {
      throw broken(file, "holds no words");
    }
    return vocabulary;
  }

  private static Map<Pair, Integer> merges(List<String> lines, String file) {
    Map<Pair, Integer> merges = new HashMap<>();
    boolean first = true;
    for (String line : lines) {
      boolean heading = first && line.startsWith("#version");
      first = false;
      if (!heading && !line.isBlank()) {
        merges.putIfAbsent(pair(line.strip().split(" ", -1), file), merges.size());
      }
    }
    return merges;
  }

  private static List<String> lines(ModelFolder folder) {
    try {
      return Files.readAllLines(folder.require(MERGES));
    } catch (IOException e) {
      throw new DiffusionException(Reason.MODEL_BROKEN, MERGES + " cannot be read as text", e);
    }
  }

  private static Pair pair(String[] sides, String file) {
    if (sides.length != 2 || sides[0].isEmpty() || sides[1].isEmpty()) {
      throw broken(file, "has a merge that is no pair: " + String.join(" ", sides));
    }
    return new Pair(sides[0], sides[1]);
  }

  /** The id of a token that must exist. */
  int id(String token) {
    return Optional.ofNullable(vocabulary.get(token))
        .orElseThrow(() -> broken("The tokenizer", "does not know its own token " + token));
  }

  private static DiffusionException broken(String file, String what) {
    return new DiffusionException(Reason.MODEL_BROKEN, file + " " + what);
  }
}
