package backdrop.prompt.yandex;

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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Writes scenes with the completion method of YandexGPT's REST API. */
public final class YandexGpt implements SuggestionProvider {
  private static final Logger LOG = Logger.getLogger(YandexGpt.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FINISHED = "ALTERNATIVE_STATUS_FINAL";
  private static final double TEMPERATURE = 0.7;
  // A scene in both languages takes some 150 tokens of YandexGPT's, with room to spare.
  private static final int TOKENS_PER_SCENE = 250;

  private final ProviderLane lane;
  private final Credentials credentials;
  private final URI completion;
  private final String modelUri;
  private final Duration patience;

  /**
   * @param host for example {@code https://llm.api.cloud.yandex.net}
   * @param modelUri {@code gpt://folder/model/version}
   * @param patience for one answer, tries included
   */
  public YandexGpt(
      ProviderLane lane, Credentials credentials, URI host, String modelUri, Duration patience) {
    this.lane = lane;
    this.credentials = credentials;
    this.completion = host.resolve("/foundationModels/v1/completion");
    this.modelUri = modelUri;
    this.patience = patience;
  }

  @Override
  public List<Scene> suggest(Task task) {
    String body = body(task).toString();
    try {
      return lane.call(
          credentials,
          authorization -> new Post(completion, YandexHeaders.of(authorization), body),
          answer -> SceneAnswer.read(text(answer), source(), task.count()),
          patience);
    } catch (ProviderFault fault) {
      LOG.warnf("YandexGPT is not used this time: it %s", fault.getMessage());
      throw new ProviderUnavailable("YandexGPT " + fault.getMessage());
    }
  }

  @Override
  public TextSource source() {
    return TextSource.YANDEX;
  }

  private ObjectNode body(Task task) {
    ObjectNode body = JSON.createObjectNode().put("modelUri", modelUri);
    body.putObject("completionOptions")
        .put("stream", false)
        .put("temperature", TEMPERATURE)
        .put("maxTokens", Integer.toString(Math.min(2_000, TOKENS_PER_SCENE * (task.count() + 1))));
    ArrayNode messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("text", SceneTask.SYSTEM);
    messages.addObject().put("role", "user").put("text", SceneTask.user(task));
    body.putObject("jsonSchema").set("schema", SceneTask.schema(task.count()));
    return body;
  }

  private static String text(Answer answer) {
    JsonNode first = YandexErrors.answer(answer.json()).path("result").path("alternatives").path(0);
    String status = first.path("status").asText();
    JsonNode text = first.path("message").path("text");
    if (status.equals("ALTERNATIVE_STATUS_CONTENT_FILTER")) {
      // The filter is about this request; the provider is well.
      throw new ProviderFault(Kind.REFUSED, "did not write: content filter");
    }
    if (!status.equals(FINISHED) || !text.isTextual()) {
      throw new ProviderFault(Kind.UNUSABLE, "did not finish its answer");
    }
    return text.asText();
  }
}
