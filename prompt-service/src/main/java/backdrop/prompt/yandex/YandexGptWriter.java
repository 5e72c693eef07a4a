package backdrop.prompt.yandex;

import backdrop.prompt.suggestion.SuggestionProvider;
import backdrop.prompt.text.LocalizedText;
import backdrop.prompt.text.ProviderUnavailable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/** Writes scenes with YandexGPT; answers that break the schema or the content rules are refused. */
@ApplicationScoped
public class YandexGptWriter implements SuggestionProvider {
  private static final Logger LOG = Logger.getLogger(YandexGptWriter.class);
  private static final String FINISHED = "ALTERNATIVE_STATUS_FINAL";
  private static final int SCENE_LIMIT = 300;

  private static final String TASK =
      """
      You write backgrounds for product photos. For each one say in one phrase where the product \
      stands, what is behind it and what the light is like. Name surfaces, materials, colours and \
      light; never the product itself, people, brands or text. Answer with JSON only: \
      {"scenes":[{"en":"...","ru":"..."}]}, where "ru" says the same in natural Russian. \
      At most 25 words each.""";

  private static final String SCHEMA =
      """
      {"type":"object","properties":{"scenes":{"type":"array","items":{"type":"object",\
      "properties":{"en":{"type":"string"},"ru":{"type":"string"}},"required":["en","ru"]}}},\
      "required":["scenes"]}""";

  private final YandexCalls calls;
  private final ObjectMapper json;
  private final MeterRegistry meters;

  @Inject
  public YandexGptWriter(YandexCalls calls, ObjectMapper json, MeterRegistry meters) {
    this.calls = calls;
    this.json = json;
    this.meters = meters;
  }

  @Override
  public List<LocalizedText> suggest(String product, String style, int count) {
    try {
      List<LocalizedText> scenes = scenes(calls.complete(completion(product, style, count)), count);
      count("answered");
      return scenes;
    } catch (ProviderUnavailable | YandexCalls.Retryable | FaultToleranceException problem) {
      count("unavailable");
      LOG.warnf("YandexGPT is not used this time: %s", problem.getMessage());
      throw new ProviderUnavailable("YandexGPT is not available", problem);
    }
  }

  private YandexGptApi.Completion completion(String product, String style, int count) {
    String wish =
        "Write %d different backgrounds. Product: %s. Style: %s."
            .formatted(count, product.isEmpty() ? "any" : product, style.isEmpty() ? "any" : style);
    return new YandexGptApi.Completion(
        calls.modelUri(),
        new YandexGptApi.Options(false, 0.7, "1500"),
        List.of(new YandexGptApi.Message("system", TASK), new YandexGptApi.Message("user", wish)),
        new YandexGptApi.JsonSchema(parse(SCHEMA)));
  }

  private List<LocalizedText> scenes(YandexGptApi.Reply reply, int count) {
    JsonNode answer = parse(text(reply));
    Set<LocalizedText> scenes = new LinkedHashSet<>();
    for (JsonNode scene : answer.path("scenes")) {
      String english = scene.path("en").asText("").strip();
      String russian = scene.path("ru").asText("").strip();
      if (usable(english) && usable(russian) && scenes.size() < count) {
        scenes.add(new LocalizedText(english, russian));
      }
    }
    if (scenes.isEmpty()) {
      throw new ProviderUnavailable("the answer has no usable scene");
    }
    return List.copyOf(scenes);
  }

  private static String text(YandexGptApi.Reply reply) {
    var result = reply.result();
    var alternatives = result == null ? null : result.alternatives();
    if (alternatives == null || alternatives.isEmpty()) {
      throw new ProviderUnavailable("the answer has no alternative");
    }
    var first = alternatives.getFirst();
    var message = first.message();
    String text = message == null ? null : message.text();
    if (!FINISHED.equals(first.status()) || text == null) {
      throw new ProviderUnavailable("the answer ended as " + first.status());
    }
    // Models like to wrap JSON in a fence in spite of the schema.
    return text.strip().replaceFirst("^```(?:json)?", "").replaceFirst("```$", "");
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new ProviderUnavailable("the answer is not JSON");
    }
  }

  private static boolean usable(String scene) {
    return !scene.isEmpty() && scene.length() <= SCENE_LIMIT && !scene.contains("{");
  }

  private void count(String outcome) {
    meters
        .counter("backdrop_prompt_suggestions", "provider", "yandex", "outcome", outcome)
        .increment();
  }
}
