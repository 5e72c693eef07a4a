package backdrop.prompt.openai;

import backdrop.prompt.provider.Credentials;
import backdrop.prompt.provider.ProviderFault;
import backdrop.prompt.provider.ProviderFault.Kind;
import backdrop.prompt.provider.ProviderHttp.Answer;
import backdrop.prompt.provider.ProviderHttp.Post;
import backdrop.prompt.provider.ProviderLane;
import backdrop.prompt.suggestion.Scene;
import backdrop.prompt.suggestion.SuggestionProvider;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.text.TextSource;
import backdrop.prompt.writer.SceneAnswer;
import backdrop.prompt.writer.SceneTask;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes scenes by {@code POST /chat/completions}, with the answer's schema where it is known. */
public final class ChatCompletions implements SuggestionProvider {
  private static final Logger LOG = Logger.getLogger(ChatCompletions.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double TEMPERATURE = 0.7;
  private static final int TOKENS_PER_SCENE = 250;

  private final ProviderLane lane;
  private final Credentials credentials;
  private final URI completions;
  private final String model;
  private final String project;
  private final Duration patience;

  /**
   * @param base address that ends before {@code /chat/completions}, usually in {@code /v1}
   * @param project value of the header {@code OpenAI-Project}; empty: not sent
   * @param patience for one answer, tries included
   */
  public ChatCompletions(
      ProviderLane lane,
      Credentials credentials,
      URI base,
      String model,
      String project,
      Duration patience) {
    this.lane = lane;
    this.credentials = credentials;
    this.completions = URI.create(base.toString().replaceFirst("/+$", "") + "/chat/completions");
    this.model = model;
    this.project = project;
    this.patience = patience;
  }

  @Override
  public List<Scene> suggest(Task task) {
    String body = body(task).toString();
    try {
      return lane.call(
          credentials,
          authorization -> new Post(completions, headers(authorization), body),
          answer -> SceneAnswer.read(text(answer), source(), task.count()),
          patience);
    } catch (ProviderFault fault) {
      LOG.warnf("The language model is not used this time: it %s", fault.getMessage());
      throw new ProviderUnavailable("The language model " + fault.getMessage());
    }
  }

  @Override
  public TextSource source() {
    return TextSource.LANGUAGE_MODEL;
  }

  private Map<String, String> headers(String authorization) {
    Map<String, String> headers = new HashMap<>();
    headers.put("X-Client-Request-Id", UUID.randomUUID().toString());
    if (!authorization.isEmpty()) {
      headers.put("Authorization", authorization);
    }
    if (!project.isEmpty()) {
      headers.put("OpenAI-Project", project);
    }
    return headers;
  }

  private ObjectNode body(Task task) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("model", model)
            .put("temperature", TEMPERATURE)
            .put("max_tokens", TOKENS_PER_SCENE * (task.count() + 1))
            .put("stream", false);
    ArrayNode messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("content", SceneTask.SYSTEM);
    messages.addObject().put("role", "user").put("content", SceneTask.user(task));
    body.putObject("response_format")
        .put("type", "json_schema")
        .putObject("json_schema")
        .put("name", "scenes")
        .put("strict", true)
        .set("schema", SceneTask.schema(task.count()));
    return body;
  }

  private static String text(Answer answer) {
    JsonNode json;
    try {
      json = JSON.readTree(answer.json());
    } catch (JsonProcessingException broken) {
      throw new ProviderFault(Kind.UNUSABLE, "answered no JSON");
    }
    JsonNode choice = json.path("choices").path(0);
    String finish = choice.path("finish_reason").asText("");
    JsonNode content = choice.path("message").path("content");
    if (finish.equals("content_filter") || choice.path("message").hasNonNull("refusal")) {
      throw new ProviderFault(Kind.REFUSED, "did not write: content filter");
    }
    if (!finish.equals("stop") || !content.isTextual()) {
      throw new ProviderFault(Kind.UNUSABLE, "did not finish its answer");
    }
    return content.asText();
  }
}
