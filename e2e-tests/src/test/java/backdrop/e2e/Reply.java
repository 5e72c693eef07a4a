package backdrop.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What the gateway answered. */
record Reply(int status, String type, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Reply of(HttpResponse<byte[]> response) {
    var type = response.headers().firstValue("content-type").orElse("");
    return new Reply(response.statusCode(), type, response.body());
  }

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      throw new UncheckedIOException(this + " is no JSON", notJson);
    }
  }

  /** Whether asking again would change nothing: everything but "not at the moment". */
  boolean isFinal() {
    return status != 503;
  }

  /** The reason of a problem document. */
  String reason() {
    return json().path("reason").asText();
  }

  /** This reply, which must be a success. */
  Reply succeeded() {
    if (status / 100 != 2) {
      throw new AssertionError("expected a success, got " + this);
    }
    return this;
  }

  @Override
  public String toString() {
    var text = new String(body, 0, Math.min(500, body.length), StandardCharsets.UTF_8);
    return status + " " + type + " " + (type.startsWith("image/") ? body.length + " bytes" : text);
  }
}
