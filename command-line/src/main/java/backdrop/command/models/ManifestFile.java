package backdrop.command.models;

import backdrop.command.Refusal;
import backdrop.diffusion.ModelVariant;
import backdrop.diffusion.model.FileDigest;
import backdrop.diffusion.model.ModelManifest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code backdrop.json} of a model folder while it is being written. What its author wrote
 * stays; what is unknown is filled in. {@link ModelManifest} reads it back.
 */
final class ManifestFile {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final ObjectNode content;
  private final boolean existed;

  private ManifestFile(Path file, ObjectNode content, boolean existed) {
    this.file = file;
    this.content = content;
    this.existed = existed;
  }

  /** Starts from what the folder has, or from nothing. */
  static ManifestFile of(Path model) {
    Path file = model.resolve(ModelManifest.FILE);
    ObjectNode content = MAPPER.createObjectNode().put("format", ModelManifest.FORMAT);
    boolean existed = Files.exists(file);
    if (existed) {
      content.setAll(read(file));
    }
    return new ManifestFile(file, content, existed);
  }

  private static ObjectNode read(Path file) {
    try {
      JsonNode node = MAPPER.readTree(Files.readString(file));
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new Refusal(ModelManifest.FILE + " holds no JSON object");
    } catch (JsonProcessingException e) {
      throw new Refusal(ModelManifest.FILE + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new Refusal(ModelManifest.FILE + " cannot be read as text", e);
    }
  }

  /** Sets a field whatever the author wrote. */
  ManifestFile put(String field, String value) {
    content.put(field, value);
    return this;
  }

  /** Sets a field that the author left open. */
  ManifestFile fill(String field, String value) {
    if (!content.hasNonNull(field)) {
      content.put(field, value);
    }
    return this;
  }

  ManifestFile fill(String field, int value) {
    if (!content.hasNonNull(field)) {
      content.put(field, value);
    }
    return this;
  }

  ManifestFile fill(String field, double value) {
    if (!content.hasNonNull(field)) {
      content.put(field, value);
    }
    return this;
  }

  ManifestFile fill(String field, Optional<String> value) {
    value.ifPresent(each -> fill(field, each));
    return this;
  }

  ManifestFile imported(Instant time) {
    return put("imported", time.toString());
  }

  /** Lists the variants, and apart those that nobody has painted with yet. */
  ManifestFile variants(Collection<ModelVariant> all, Collection<ModelVariant> untried) {
    list("variants", all);
    list("untried", untried);
    return this;
  }

  private void list(String field, Collection<ModelVariant> variants) {
    content.remove(field);
    if (!variants.isEmpty()) {
      ArrayNode ids = content.putArray(field);
      variants.forEach(variant -> ids.add(variant.id()));
    }
  }

  /** Seals the folder with the digests of these files, and of no others. */
  ManifestFile files(Map<String, FileDigest> digests) {
    content.remove("files");
    ObjectNode files = content.putObject("files");
    digests.forEach(
        (path, digest) ->
            files.putObject(path).put("bytes", digest.bytes()).put("sha256", digest.sha256()));
    return this;
  }

  /** Replaces the file in one step. */
  void write() {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, text());
      FileTree.sync(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Refusal("cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Makes the folder have what it had when this was read, if nothing was set since. */
  void restore() {
    if (existed) {
      write();
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Refusal("cannot remove %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private String text() throws JsonProcessingException {
    // Last, for people read what stands first.
    Optional.ofNullable(content.remove("files")).ifPresent(files -> content.set("files", files));
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(lines);
    return MAPPER.writer(printer).writeValueAsString(content) + "\n";
  }
}
