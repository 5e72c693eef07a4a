package backdrop.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls the gateway over real HTTP, and keeps cookies the way a browser does. */
public final class Browser {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  public final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  /** What came back. */
  public record Reply(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException broken) {
        throw new UncheckedIOException(text(), broken);
      }
    }

    public String reason() {
      return json().path("reason").asText();
    }
  }

  /** A program with a token or key. */
  public static Browser with(String token) {
    return new Browser().header("Authorization", "Bearer " + token);
  }

  public static URI address(String path) {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    return URI.create("http://localhost:" + port + path);
  }

  /** Sends this header with every call. */
  public Browser header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply send(String method, String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  public Reply send(String method, String path, String type, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  /** Uploads files as multipart, by part name. */
  public Reply upload(String path, Map<String, byte[]> files, String fileName) {
    return form(path, Map.of(), files, fileName);
  }

  /** Sends fields and files as multipart, by part name. */
  public Reply form(
      String path, Map<String, String> fields, Map<String, byte[]> files, String fileName) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, text) ->
            body.writeBytes(
                "--limit\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(name, text)
                    .getBytes(StandardCharsets.UTF_8)));
    files.forEach(
        (name, bytes) -> {
          String head =
              "--limit\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: image/png\r\n\r\n"
                  .formatted(name, fileName);
          body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
          body.writeBytes(bytes);
          body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
    body.writeBytes("--limit--\r\n".getBytes(StandardCharsets.UTF_8));
    return send("POST", path, "multipart/form-data; boundary=limit", body.toByteArray());
  }

  /** Opens an event stream; closing the stream of lines closes the connection. */
  public HttpResponse<Stream<String>> events(String path) {
    try {
      return HTTP.send(
          request(path).header("Accept", "text/event-stream").GET().build(),
          BodyHandlers.ofLines());
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      StringBuilder cookie = new StringBuilder();
      cookies.forEach((name, value) -> cookie.append(name).append('=').append(value).append("; "));
      request.header("Cookie", cookie.substring(0, cookie.length() - 2));
    }
    return request;
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Reply(response);
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private synchronized void keep(String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    if (cookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }
}
