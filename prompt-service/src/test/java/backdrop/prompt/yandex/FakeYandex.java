package backdrop.prompt.yandex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Speaks the completion and translate contracts over real HTTP, strictly: an unknown field, a wrong
 * type, a missing header or a wrong key answers 400 or 401 as the real one does. What it answers is
 * chosen by words in the request, so that tests need no shared state: see the constants.
 */
public final class FakeYandex implements QuarkusTestResourceLifecycleManager {
  /** In a text: the provider is over quota. */
  public static final String OVER_QUOTA = "QUOTA";

  /** In a text: the answer is stopped by the content filter, with HTTP 200. */
  public static final String FILTERED = "FILTER";

  /** In a text: the answer is no JSON. */
  public static final String NONSENSE = "NONSENSE";

  private static final String KEY = "test-key";
  private static final ObjectMapper JSON = new ObjectMapper();

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
    server.createContext("/foundationModels/v1/completion", this::complete);
    server.createContext("/translate/v2/translate", this::translate);
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "quarkus.rest-client.yandex-gpt.url", address,
        "quarkus.rest-client.yandex-translate.url", address,
        "backdrop.prompt.yandex.api-key", KEY,
        "backdrop.prompt.yandex.folder-id", "folder-1");
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private void complete(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    String wrong = wrongCompletion(exchange, request);
    String said = request.path("messages").path(1).path("text").asText();
    if (!authorized(exchange)) {
      answer(exchange, 401, wrapped(16, 401, "Unknown api key"));
    } else if (!wrong.isEmpty()) {
      answer(exchange, 400, wrapped(3, 400, wrong));
    } else if (said.contains(OVER_QUOTA)) {
      answer(exchange, 429, wrapped(8, 429, "too many generations"));
    } else if (said.contains(FILTERED)) {
      answer(exchange, 200, reply("I can't talk about that", "ALTERNATIVE_STATUS_CONTENT_FILTER"));
    } else if (said.contains(NONSENSE)) {
      answer(exchange, 200, reply("Sure! Here are", "ALTERNATIVE_STATUS_FINAL"));
    } else {
      String scenes =
          """
          ```json
          {"scenes":[{"en":"on wet basalt, dark sea behind, cold dawn","ru":"на мокром базальте, позади тёмное море, холодный рассвет"},\
          {"en":"on blue silk, soft light","ru":"на синем шёлке, мягкий свет"}]}
          ```""";
      answer(exchange, 200, reply(scenes, "ALTERNATIVE_STATUS_FINAL"));
    }
  }

  private static String wrongCompletion(HttpExchange exchange, JsonNode request) {
    Set<String> fields = names(request);
    fields.removeAll(Set.of("modelUri", "completionOptions", "messages", "jsonSchema"));
    if (!fields.isEmpty()) {
      return "unknown fields " + fields;
    }
    if (!request.path("modelUri").asText().equals("gpt://folder-1/yandexgpt/latest")) {
      return "modelUri";
    }
    if (!request.path("completionOptions").path("maxTokens").isTextual()) {
      return "maxTokens must be a string";
    }
    if (!"false".equals(exchange.getRequestHeaders().getFirst("x-data-logging-enabled"))) {
      return "x-data-logging-enabled";
    }
    return request.path("messages").size() == 2 ? "" : "messages";
  }

  private void translate(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    Set<String> fields = names(request);
    fields.removeAll(Set.of("sourceLanguageCode", "targetLanguageCode", "format", "texts"));
    String text = request.path("texts").path(0).asText();
    if (!authorized(exchange)) {
      answer(exchange, 401, "{\"code\":16,\"message\":\"Unknown api key\",\"details\":[]}");
    } else if (!fields.isEmpty() || !"en".equals(request.path("targetLanguageCode").asText())) {
      answer(exchange, 400, "{\"code\":3,\"message\":\"unknown fields\",\"details\":[]}");
    } else if (text.contains(OVER_QUOTA)) {
      answer(exchange, 429, "{\"code\":8,\"message\":\"limit\",\"details\":[]}");
    } else {
      answer(
          exchange,
          200,
          """
          {"translations":[{"text":"on a wooden table by the window","detectedLanguageCode":"ru"}]}""");
    }
  }

  private static boolean authorized(HttpExchange exchange) {
    return ("Api-Key " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String wrapped(int grpcCode, int httpCode, String message) {
    return """
    {"error":{"grpcCode":%d,"httpCode":%d,"message":"%s","httpStatus":"x","details":[]}}"""
        .formatted(grpcCode, httpCode, message);
  }

  private static String reply(String text, String status) throws IOException {
    return """
    {"result":{"alternatives":[{"message":{"role":"assistant","text":%s},"status":"%s"}],\
    "usage":{"inputTextTokens":"30","completionTokens":"10","totalTokens":"40"},"modelVersion":"1"}}"""
        .formatted(JSON.writeValueAsString(text), status);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
