package backdrop.picture.market;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object; each is asked for once, and {@link #end} refuses the others. */
final class PresetFields {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String file;
  private final String path;
  private final JsonNode object;
  private final Set<String> asked = new HashSet<>();

  private PresetFields(String file, String path, JsonNode object) {
    this.file = file;
    this.path = path;
    this.object = object;
  }

  static PresetFields parse(String file, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return new PresetFields(file, "", node);
      }
      throw new PresetException(file + ": holds no JSON object");
    } catch (JsonProcessingException broken) {
      throw new PresetException(file + ": is not JSON: " + broken.getOriginalMessage());
    }
  }

  PresetException refused(String field, String rule) {
    return new PresetException(file + ": " + path + field + " " + rule);
  }

  /** Refuses what nobody asked for: most likely a slip of the pen. */
  void end() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                throw refused(name, "is not a field of a preset; known here are " + sorted());
              }
            });
  }

  private String sorted() {
    return String.join(", ", asked.stream().sorted().toList());
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> refused(name, "is missing"));
  }

  Optional<String> optionalText(String name) {
    @Nullable JsonNode node = field(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isTextual() || node.textValue().isBlank() || node.textValue().length() > 1000) {
      throw refused(name, "must be a text of 1 to 1000 characters");
    }
    return Optional.of(node.textValue());
  }

  int side(String name, int most) {
    return (int) number(name, 1, most).orElseThrow(() -> refused(name, "is missing"));
  }

  OptionalLong number(String name, long least, long most) {
    @Nullable JsonNode node = field(name);
    if (node == null) {
      return OptionalLong.empty();
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < least
        || node.longValue() > most) {
      throw refused(
          name,
          most == Long.MAX_VALUE
              ? "must be a whole number of at least " + least
              : "must be a whole number from %d to %d".formatted(least, most));
    }
    return OptionalLong.of(node.longValue());
  }

  OptionalDouble share(String name) {
    @Nullable JsonNode node = field(name);
    if (node == null) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber() || !(node.doubleValue() >= 0 && node.doubleValue() <= 1)) {
      throw refused(name, "must be a number from 0 to 1");
    }
    return OptionalDouble.of(node.doubleValue());
  }

  Optional<Boolean> flag(String name) {
    @Nullable JsonNode node = field(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isBoolean()) {
      throw refused(name, "must be true or false");
    }
    return Optional.of(node.booleanValue());
  }

  JsonNode list(String name) {
    @Nullable JsonNode node = field(name);
    if (node == null || !node.isArray()) {
      throw refused(name, "must be a list");
    }
    return node;
  }

  PresetFields object(String name) {
    return optionalObject(name).orElseThrow(() -> refused(name, "is missing"));
  }

  Optional<PresetFields> optionalObject(String name) {
    @Nullable JsonNode node = field(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isObject()) {
      throw refused(name, "must be an object");
    }
    return Optional.of(new PresetFields(file, path + name + ".", node));
  }

  private @Nullable JsonNode field(String name) {
    asked.add(name);
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }
}
