package backdrop.fakeyandex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads a request field by field; whatever is unknown, missing or of another type is refused. */
final class StrictJson {
  private final JsonNode object;
  private final String path;
  private final Set<String> unread = new TreeSet<>();

  StrictJson(JsonNode object, String path) {
    if (!object.isObject()) {
      throw new Refusal(Refusal.INVALID, path + " must be an object");
    }
    this.object = object;
    this.path = path;
    object.fieldNames().forEachRemaining(unread::add);
  }

  boolean has(String field) {
    return object.has(field);
  }

  String text(String field) {
    return take(field, JsonNode::isTextual, "a string").asText();
  }

  String text(String field, String otherwise) {
    return has(field) ? text(field) : otherwise;
  }

  boolean bool(String field) {
    return take(field, JsonNode::isBoolean, "true or false").asBoolean();
  }

  double number(String field) {
    return take(field, JsonNode::isNumber, "a number").asDouble();
  }

  /** An int64, which travels as a string in protobuf's JSON. */
  long int64(String field) {
    String text = take(field, JsonNode::isTextual, "an int64 in a string").asText();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw new Refusal(Refusal.INVALID, path + "." + field + " must be an int64 in a string");
    }
  }

  JsonNode array(String field) {
    return take(field, JsonNode::isArray, "a list");
  }

  JsonNode any(String field) {
    return take(field, node -> true, "there");
  }

  StrictJson object(String field) {
    return new StrictJson(take(field, JsonNode::isObject, "an object"), path + "." + field);
  }

  /** To be called last: refuses fields that nobody asked for. */
  void end() {
    if (!unread.isEmpty()) {
      throw new Refusal(Refusal.INVALID, path + " has unknown fields " + unread);
    }
  }

  private JsonNode take(String field, Predicate<JsonNode> type, String expected) {
    unread.remove(field);
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull() || !type.test(value)) {
      throw new Refusal(Refusal.INVALID, path + "." + field + " must be " + expected);
    }
    return value;
  }
}
