package backdrop.command.models.source;

import backdrop.command.outbound.WebServer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Speaks the part of MLflow's REST API 2.0 that an import needs, and nothing more, for the model
 * {@code sd inpainting}, version 3, alias {@code champion}.
 */
public final class FakeRegistry implements AutoCloseable {

  public static final String USER = "me";
  public static final String PASSWORD = "secret";

  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts";

  private final String artifactUri;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final WebServer server;
  private volatile String authorization =
      "Basic "
          + Base64.getEncoder()
              .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

  public FakeRegistry(String artifactUri) throws IOException {
    this.artifactUri = artifactUri;
    this.server = new WebServer(this::answer);
  }

  public FakeRegistry file(String path, String content) {
    files.put(root() + path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** All files of a folder. */
  public FakeRegistry folder(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(root() + folder.relativize(file), Files.readAllBytes(file));
      }
    }
    return this;
  }

  /** Takes nobody's credentials from now on. */
  void lock() {
    authorization = "nobody's";
  }

  public URI address() {
    return server.address();
  }

  private String root() {
    return artifactUri.replaceFirst("^mlflow-artifacts:(//[^/]*)?/", "") + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = query(exchange);
    if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      WebServer.answer(exchange, 401, "You are not authenticated");
    } else if (path.equals("/api/2.0/mlflow/registered-models/alias")
        && query.equals(Map.of("name", "sd inpainting", "alias", "champion"))) {
      WebServer.answer(
          exchange,
          200,
          "{\"model_version\":{\"name\":\"sd inpainting\",\"version\":\"3\",\"run_id\":\"r\"}}");
    } else if (path.equals("/api/2.0/mlflow/model-versions/get-download-uri")
        && query.equals(Map.of("name", "sd inpainting", "version", "3"))) {
      WebServer.answer(exchange, 200, "{\"artifact_uri\":\"%s\"}".formatted(artifactUri));
    } else if (path.equals(ARTIFACTS) && query.size() == 1 && query.containsKey("path")) {
      WebServer.answer(exchange, 200, list(query.get("path") + "/"));
    } else if (path.startsWith(ARTIFACTS + "/") && query.isEmpty()) {
      hand(exchange, path.substring(ARTIFACTS.length() + 1));
    } else {
      WebServer.answer(exchange, 404, "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\"}");
    }
  }

  /** MLflow streams artifacts: no length, no ranges. */
  private void hand(HttpExchange exchange, String path) throws IOException {
    byte[] content = files.get(path);
    exchange.sendResponseHeaders(content == null ? 404 : 200, 0);
    if (content != null) {
      exchange.getResponseBody().write(content);
      exchange.getResponseBody().close();
    }
  }

  /** One level, names without the folder, sizes as strings. */
  private String list(String folder) {
    Map<String, ObjectNode> entries = new TreeMap<>();
    ObjectMapper mapper = new ObjectMapper();
    files.forEach(
        (path, content) -> {
          if (path.startsWith(folder)) {
            String rest = path.substring(folder.length());
            String name = rest.split("/")[0];
            ObjectNode entry = mapper.createObjectNode().put("path", name);
            entry.put("is_dir", rest.contains("/"));
            if (!rest.contains("/")) {
              entry.put("file_size", Integer.toString(content.length));
            }
            entries.put(name, entry);
          }
        });
    ObjectNode answer = mapper.createObjectNode();
    entries.values().forEach(answer.withArray("files")::add);
    return answer.toString();
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        String[] sides = pair.split("=", 2);
        query.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  @Override
  public void close() {
    server.close();
  }
}
