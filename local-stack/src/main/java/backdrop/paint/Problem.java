package backdrop.paint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;

/** Turns the server's refusal into one clear line. */
final class Problem {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Problem() {}

  /** The line for an answer that is no success, whether or not it is a problem document. */
  static PaintFailure of(int status, String body) {
    try {
      var document = JSON.readTree(body);
      if (document.isObject()) {
        return new PaintFailure(line(status, document));
      }
    } catch (JsonProcessingException notJson) {
      // Some other server answers at this address.
    }
    return new PaintFailure("the server answered " + status + " without saying why");
  }

  /** The line for a problem document that came as an event. */
  static PaintFailure of(JsonNode document) {
    return new PaintFailure(line(document.path("status").asInt(), document));
  }

  private static String line(int status, JsonNode document) {
    var words =
        document
            .path("detail")
            .asText(document.path("title").asText("the server answered " + status));
    var line = new StringBuilder(words.strip().replaceAll("\\s*\\R\\s*", " "));
    var fields = new ArrayList<String>();
    document
        .path("fields")
        .forEach(
            field -> fields.add(field.path("field").asText() + " " + field.path("rule").asText()));
    if (!fields.isEmpty()) {
      line.append(" [").append(String.join("; ", fields)).append(']');
    }
    if (document.has("reason")) {
      line.append(" (").append(document.path("reason").asText()).append(')');
    }
    if (document.path("retryAfterSeconds").asInt() > 0) {
      line.append(", try again in ")
          .append(document.path("retryAfterSeconds").asInt())
          .append(" s");
    }
    return line.toString();
  }
}
