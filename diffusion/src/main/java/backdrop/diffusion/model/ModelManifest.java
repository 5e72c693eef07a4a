package backdrop.diffusion.model;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelVariant;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What {@code backdrop.json} records about a model: where it came from, on what terms, and each
 * file with its size and digest. {@link ModelDescriptor} reads the rest of that file, how to paint.
 *
 * @param license an SPDX name, or what its publisher calls it
 * @param source where it was imported from
 * @param untried the variants that nobody has painted with: the importing machine could not run
 *     them
 * @param files by path inside the model folder, in order; empty if the folder is not sealed
 */
public record ModelManifest(
    Optional<String> name,
    Optional<String> family,
    Optional<String> license,
    Optional<String> source,
    Optional<Instant> imported,
    Set<ModelVariant> untried,
    SortedMap<String, FileDigest> files) {

  public static final String FILE = "backdrop.json";

  /** What this version writes; it reads no later one. */
  public static final int FORMAT = 1;

  public ModelManifest {
    untried = Set.copyOf(untried);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Reads the manifest of a model folder; where there is none, everything is empty. */
  public static ModelManifest read(Path root) {
    JsonFile json = JsonFile.readIfPresent(root.resolve(FILE), FILE);
    int format = json.integer("format").orElse(FORMAT);
    if (format > FORMAT) {
      throw new DiffusionException(
          Reason.MODEL_UNSUPPORTED,
          "%s is of format %d, and this version reads up to %d".formatted(FILE, format, FORMAT));
    }
    SortedMap<String, FileDigest> files = new TreeMap<>();
    json.object("files")
        .ifPresent(
            listed ->
                listed.raw().properties().forEach(e -> files.put(path(e.getKey()), digest(e))));
    return new ModelManifest(
        json.text("name"),
        json.text("family"),
        json.text("license"),
        json.text("source"),
        json.text("imported").map(ModelManifest::instant),
        untried(json),
        files);
  }

  /** Whether only the listed files count. */
  public boolean sealed() {
    return !files.isEmpty();
  }

  /** How many bytes all files have together. */
  public long bytes() {
    return files.values().stream().mapToLong(FileDigest::bytes).sum();
  }

  /** The files that a variant may read: its own and those at the top, not another variant's. */
  public Map<String, FileDigest> filesOf(Optional<ModelVariant> variant) {
    Predicate<String> another =
        path ->
            Arrays.stream(ModelVariant.values())
                .filter(each -> !Optional.of(each).equals(variant))
                .anyMatch(each -> path.startsWith(each.id() + "/"));
    SortedMap<String, FileDigest> own = new TreeMap<>(files);
    own.keySet().removeIf(another);
    return own;
  }

  private static Set<ModelVariant> untried(JsonFile json) {
    Set<ModelVariant> untried = EnumSet.noneOf(ModelVariant.class);
    json.raw("untried")
        .ifPresent(
            ids -> ids.forEach(id -> ModelVariant.withId(id.asText()).ifPresent(untried::add)));
    return untried;
  }

  private static String path(String path) {
    boolean inside =
        !path.isEmpty()
            && !path.contains("\\")
            && !path.contains("\0")
            && Arrays.stream(path.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (!inside) {
      throw new DiffusionException(
          Reason.MODEL_BROKEN, FILE + ": files has a path that leaves the folder: " + path);
    }
    return path;
  }

  private static FileDigest digest(Map.Entry<String, JsonNode> entry) {
    JsonNode bytes = entry.getValue().path("bytes");
    JsonNode sha256 = entry.getValue().path("sha256");
    if (!bytes.isIntegralNumber() || !bytes.canConvertToLong() || !sha256.isTextual()) {
      throw new DiffusionException(
          Reason.MODEL_BROKEN, "%s: %s needs bytes and sha256".formatted(FILE, entry.getKey()));
    }
    return new FileDigest(bytes.longValue(), sha256.textValue());
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new DiffusionException(Reason.MODEL_BROKEN, FILE + ": imported is no time: " + text, e);
    }
  }
}
