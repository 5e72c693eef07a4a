package backdrop.diffusion.model;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A JSON object in a model folder, read field by field. A field that is absent or null is empty;
 * one of another kind fails with a message that names file and field.
 */
public final class JsonFile {

  /** Python writes infinities into JSON, as in the scheduler configurations of diffusers. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final String path;
  private final JsonNode object;

  private JsonFile(String path, JsonNode object) {
    this.path = path;
    this.object = object;
  }

  /** Reads a file that must be there. */
  public static JsonFile read(ModelFolder folder, String path) {
    return read(folder.require(path), path);
  }

  private static JsonFile read(Path file, String path) {
    try {
      return parse(path, Files.readString(file));
    } catch (IOException e) {
      throw new DiffusionException(Reason.MODEL_BROKEN, path + " cannot be read as text", e);
    }
  }

  /**
   * Reads a text.
   *
   * @param path where it stands, for messages
   */
  public static JsonFile parse(String path, String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (!node.isObject()) {
        throw new DiffusionException(Reason.MODEL_BROKEN, path + " holds no JSON object");
      }
      return new JsonFile(path, node);
    } catch (JsonProcessingException e) {
      throw new DiffusionException(
          Reason.MODEL_BROKEN, path + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Reads a file; one that is not there has no fields. */
  public static JsonFile readIfPresent(ModelFolder folder, String path) {
    return folder.has(path) ? read(folder, path) : empty(path);
  }

  /** Reads a file that is called {@code path} in messages; one that is not there has no fields. */
  static JsonFile readIfPresent(Path file, String path) {
    return Files.isRegularFile(file) ? read(file, path) : empty(path);
  }

  private static JsonFile empty(String path) {
    return new JsonFile(path, JsonNodeFactory.instance.objectNode());
  }

  public OptionalInt integer(String field) {
    Optional<JsonNode> node = field(field, JsonNode::isInt, "a whole number");
    return node.isPresent() ? OptionalInt.of(node.get().intValue()) : OptionalInt.empty();
  }

  public OptionalDouble number(String field) {
    Optional<JsonNode> node = field(field, JsonNode::isNumber, "a number");
    return node.isPresent() ? OptionalDouble.of(node.get().doubleValue()) : OptionalDouble.empty();
  }

  public Optional<String> text(String field) {
    return field(field, JsonNode::isTextual, "text").map(JsonNode::textValue);
  }

  public Optional<Boolean> flag(String field) {
    return field(field, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
  }

  /** A field that holds an object itself. */
  public Optional<JsonFile> object(String field) {
    return field(field, JsonNode::isObject, "an object")
        .map(node -> new JsonFile(path + ": " + field, node));
  }

  /** A field of any kind, for shapes that differ between versions of the file. */
  public Optional<JsonNode> raw(String field) {
    return field(field, node -> true, "");
  }

  /** The whole object. */
  public JsonNode raw() {
    return object;
  }

  /** Where this object stands, for messages. */
  public String path() {
    return path;
  }

  private Optional<JsonNode> field(String name, Predicate<JsonNode> kind, String wanted) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    if (!kind.test(node)) {
      throw new DiffusionException(Reason.MODEL_BROKEN, path + ": " + name + " must be " + wanted);
    }
    return Optional.of(node);
  }
}
