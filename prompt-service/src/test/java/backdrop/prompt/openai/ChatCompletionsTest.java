package backdrop.prompt.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.prompt.provider.Lanes;
import backdrop.prompt.suggestion.ProductLook;
import backdrop.prompt.suggestion.SuggestionProvider.Task;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatCompletionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Task TASK = new Task("mug", "", ProductLook.UNKNOWN, "", 1);
  private static final String SCENES =
      """
      {"scenes":[{"en":{"place":"by the sea","surface":"on basalt","background":"dark sky",\
      "light":"cold dawn","mood":"calm","palette":"grey tones","negative":"people"},\
      "ru":{"place":"у моря","surface":"на базальте","background":"тёмное небо",\
      "light":"холодный рассвет","mood":"покой","palette":"серые тона","negative":"люди"}}]}""";

  private final AtomicReference<JsonNode> asked = new AtomicReference<>();
  private final AtomicReference<String> authorization = new AtomicReference<>();
  private final AtomicReference<String> project = new AtomicReference<>();
  private HttpServer server;
  private Lanes lanes;
  private String finish = "stop";
  private String content = SCENES;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
    lanes = new Lanes(address());
  }

  @AfterEach
  void stop() {
    lanes.close();
    server.stop(0);
  }

  @Test
  void writesScenesByTheEndpointOfAnyProvider() {
    var scenes = model("secret", "project-1").suggest(TASK);

    assertThat(scenes).hasSize(1);
    assertThat(scenes.getFirst().source()).isEqualTo(TextSource.LANGUAGE_MODEL);
    assertThat(authorization).hasValue("Bearer secret");
    assertThat(project).hasValue("project-1");
    assertThat(asked.get().path("model").asText()).isEqualTo("qwen");
    assertThat(asked.get().path("response_format").path("type").asText()).isEqualTo("json_schema");
  }

  @Test
  void sendsNoKeyToAModelThatWantsNone() {
    model("", "").suggest(TASK);

    assertThat(authorization.get()).isNull();
    assertThat(project.get()).isNull();
  }

  @Test
  void takesAFilteredAnswerForNone() {
    finish = "content_filter";

    assertThat(catchThrowableOfType(ProviderUnavailable.class, () -> model("", "").suggest(TASK)))
        .isNotNull();
  }

  @Test
  void takesAnAnswerThatWasCutOffForNone() {
    finish = "length";

    assertThat(catchThrowableOfType(ProviderUnavailable.class, () -> model("", "").suggest(TASK)))
        .isNotNull();
  }

  @Test
  void takesAnAnswerWithoutScenesForNone() {
    content = "Sure, here you are";

    assertThat(catchThrowableOfType(ProviderUnavailable.class, () -> model("", "").suggest(TASK)))
        .isNotNull();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.set(JSON.readTree(exchange.getRequestBody()));
    authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
    project.set(exchange.getRequestHeaders().getFirst("OpenAI-Project"));
    var reply = JSON.createObjectNode();
    var choice = reply.putArray("choices").addObject().put("finish_reason", finish);
    choice.putObject("message").put("role", "assistant").put("content", content);
    byte[] bytes = reply.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  private ChatCompletions model(String key, String projectName) {
    return new ChatCompletions(
        lanes.lane("language-model"),
        new BearerKey(key),
        address(),
        "qwen",
        projectName,
        Lanes.PATIENCE);
  }
}
