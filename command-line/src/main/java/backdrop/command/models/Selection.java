package backdrop.command.models;

import backdrop.command.Refusal;
import backdrop.command.models.source.ModelSource.Pick;
import backdrop.command.models.source.SourceFile;
import backdrop.diffusion.ModelVariant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The files that a model is made of, picked from all those a source offers: networks in ONNX with
 * their weights, tokenizer, scheduler, descriptions and licence. Weights for other engines stay
 * where they are. The model may stand in a folder of the source.
 */
record Selection(List<Pick> picks) {

  private static final String UNET = "unet/model.onnx";

  /** The four that every model has, and the two that some have. */
  private static final Set<String> NETWORKS =
      Set.of(
          "text_encoder",
          "unet",
          "vae_encoder",
          "vae_decoder",
          "vae_decoder_tiny",
          "safety_checker");

  private static final Set<String> TOKENIZER =
      Set.of(
          "vocab.json",
          "merges.txt",
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json");

  /** Weights that ONNX Runtime cannot read, or would not: those of other exports in one folder. */
  private static final String OTHER_WEIGHTS =
      ".*\\.(safetensors|bin|pt|pth|ckpt|msgpack|h5|index\\.json|gitattributes|md)";

  private static final String OTHER_EXPORT = "(?!model\\.onnx)[^/]*\\.onnx([._].*)?";

  /**
   * Picks from these files.
   *
   * @param source names the source in messages
   */
  static Selection of(String source, List<SourceFile> offered) {
    String root = root(source, offered);
    List<Pick> picks = new ArrayList<>();
    for (SourceFile file : offered) {
      if (file.path().startsWith(root)) {
        String path = file.path().substring(root.length());
        if (wanted(path)) {
          picks.add(new Pick(file, path));
        }
      }
    }
    new Completeness(source, picks.stream().map(Pick::target).collect(Collectors.toSet())).check();
    return new Selection(picks);
  }

  long bytes() {
    return picks.stream().mapToLong(pick -> pick.file().bytes()).sum();
  }

  /** The folder that holds the model, with a slash at its end, or nothing if it is the top. */
  private static String root(String source, List<SourceFile> offered) {
    Set<String> roots = new TreeSet<>(Comparator.comparingInt(String::length));
    for (SourceFile file : offered) {
      if (file.path().equals(UNET) || file.path().endsWith("/" + UNET)) {
        String folder = file.path().substring(0, file.path().length() - UNET.length());
        roots.add(withoutVariant(folder));
      }
    }
    return roots.stream().findFirst().orElseThrow(() -> noUnet(source, offered));
  }

  private static String withoutVariant(String folder) {
    for (ModelVariant variant : ModelVariant.values()) {
      if (folder.equals(variant.id() + "/") || folder.endsWith("/" + variant.id() + "/")) {
        return folder.substring(0, folder.length() - variant.id().length() - 1);
      }
    }
    return folder;
  }

  private static Refusal noUnet(String source, List<SourceFile> offered) {
    Optional<String> other =
        offered.stream()
            .map(SourceFile::path)
            .filter(path -> path.matches("(.*/)?unet/.*\\.(safetensors|bin)"))
            .findFirst();
    return new Refusal(
        other
            .map(
                path ->
                    "%s lacks %s: its weights are for PyTorch (%s); models/README.md says how to export them"
                        .formatted(source, UNET, path))
            .orElse("%s lacks %s".formatted(source, UNET)));
  }

  private static boolean wanted(String path) {
    String[] parts = path.split("/");
    if (parts.length == 1) {
      return path.equals("model_index.json")
          || path.equals("backdrop.json")
          || path.matches("(?i)(licen[cs]e|notice|readme)(\\.(md|txt))?");
    }
    if (ModelVariant.withId(parts[0]).isPresent()) {
      return parts.length == 3 && wantedInPart(parts[1], parts[2]);
    }
    return parts.length == 2 && wantedInPart(parts[0], parts[1]);
  }

  private static boolean wantedInPart(String part, String name) {
    return switch (part) {
      case "tokenizer" -> TOKENIZER.contains(name);
      case "scheduler" -> name.equals("scheduler_config.json");
      case "feature_extractor" -> name.equals("preprocessor_config.json");
      default ->
          NETWORKS.contains(part)
              && !name.startsWith(".")
              && !name.matches(OTHER_WEIGHTS)
              && !name.matches(OTHER_EXPORT);
    };
  }
}
