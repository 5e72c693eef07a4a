package backdrop.diffusion.clip;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.clip.BytePairs.Merge;
import backdrop.diffusion.clip.BytePairs.Pair;
import backdrop.diffusion.model.JsonFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Vocabulary and merges of a CLIP tokenizer, from {@code vocab.json} with {@code merges.txt} or,
 * where those are absent, from {@code tokenizer.json}.
 *
 * <p>A merge that speaks of symbols outside the vocabulary is refused, as transformers' fast
 * tokenizer does: such files belong to different models.
 */
record TokenizerFiles(Map<String, Integer> vocabulary, Map<Pair, Merge> merges) {

  private static final String VOCABULARY = "tokenizer/vocab.json";
  private static final String MERGES = "tokenizer/merges.txt";
  private static final String TOKENIZER = "tokenizer/tokenizer.json";

  static TokenizerFiles read(ModelFolder folder) {
    if (folder.has(VOCABULARY) || !folder.has(TOKENIZER)) {
      var vocabulary = vocabulary(JsonFile.read(folder, VOCABULARY).raw(), VOCABULARY);
      return new TokenizerFiles(vocabulary, merges(writtenPairs(folder), vocabulary, MERGES));
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
    List<String[]> written = new ArrayList<>();
    for (JsonNode pair : pairs) {
      written.add(
          pair.isTextual()
              ? pair.textValue().split(" ", -1)
              : new String[] {pair.path(0).asText(), pair.path(1).asText()});
    }
    return new TokenizerFiles(vocabulary, merges(written, vocabulary, TOKENIZER));
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

  private static Map<Pair, Merge> merges(
      List<String[]> pairs, Map<String, Integer> vocabulary, String file) {
    Map<Pair, Merge> merges = new HashMap<>();
    for (int rank = 0; rank < pairs.size(); rank++) {
      String[] sides = pairs.get(rank);
      Integer left = vocabulary.get(sides[0]);
      Integer right = sides.length == 2 ? vocabulary.get(sides[1]) : null;
      Integer joined = vocabulary.get(String.join("", sides));
      if (left == null || right == null || joined == null) {
        throw broken(
            file, "has a merge that the vocabulary does not know: " + String.join(" ", sides));
      }
      merges.put(new Pair(left, right), new Merge(rank, joined));
    }
    return merges;
  }

  private static List<String[]> writtenPairs(ModelFolder folder) {
    try {
      List<String> lines = Files.readAllLines(folder.require(MERGES));
      int heading = !lines.isEmpty() && lines.getFirst().contains("#version") ? 1 : 0;
      return lines.stream()
          .skip(heading)
          .filter(line -> !line.isBlank())
          .map(line -> line.strip().split(" ", -1))
          .toList();
    } catch (IOException e) {
      throw new DiffusionException(Reason.MODEL_BROKEN, MERGES + " cannot be read as text", e);
    }
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
