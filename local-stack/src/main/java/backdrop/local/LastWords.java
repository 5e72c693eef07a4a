package backdrop.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds, in what a process wrote and answered, the one line that tells a person why it does not
 * serve.
 */
final class LastWords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TAIL_BYTES = 256 << 10;

  private LastWords() {}

  /**
   * The reason in the log of a process that ended: its last error, or its last line when it named
   * none.
   */
  static Optional<String> inLog(Path log) {
    var lines = tail(log);
    return lines.reversed().stream()
        .map(LastWords::error)
        .flatMap(Optional::stream)
        .findFirst()
        .or(
            () ->
                lines.reversed().stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("{"))
                    .findFirst());
  }

  /**
   * The reason in a readiness answer: the first check that is down, with what it says about itself.
   */
  static Optional<String> inAnswer(String body) {
    try {
      for (var check : JSON.readTree(body).path("checks")) {
        if (check.path("status").asText().equals("DOWN")) {
          var data = check.path("data");
          var words = data.isEmpty() ? "" : ": " + data.iterator().next().asText();
          return Optional.of(check.path("name").asText() + words);
        }
      }
    } catch (JsonProcessingException notJson) {
      // A process that is not up yet may answer anything.
    }
    return Optional.empty();
  }

  /** What a check that is down calls its trouble: something that waiting will not mend. */
  static Optional<String> troubleIn(String body) {
    try {
      return JSON.readTree(body)
          .path("checks")
          .valueStream()
          .filter(check -> check.path("status").asText().equals("DOWN"))
          .map(check -> check.at("/data/trouble").asText())
          .filter(trouble -> !trouble.isBlank())
          .findFirst();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static Optional<String> error(String line) {
    try {
      var entry = JSON.readTree(line);
      if (!List.of("ERROR", "FATAL").contains(entry.path("level").asText())) {
        return Optional.empty();
      }
      var words = deepest(entry.path("exception"), entry.path("message").asText());
      return words.lines().findFirst();
    } catch (JsonProcessingException plainText) {
      return Optional.empty();
    }
  }

  private static String deepest(JsonNode exception, String outer) {
    if (exception.isMissingNode()) {
      return outer;
    }
    var type = exception.path("exceptionType").asText("");
    var message = exception.path("message").asText("");
    var words = message.isBlank() ? type.substring(type.lastIndexOf('.') + 1) : message;
    return deepest(exception.path("causedBy").path("exception"), words.isBlank() ? outer : words);
  }

  private static List<String> tail(Path log) {
    try (var file = new java.io.RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - TAIL_BYTES);
      var bytes = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
