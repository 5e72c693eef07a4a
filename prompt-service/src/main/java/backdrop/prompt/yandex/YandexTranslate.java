package backdrop.prompt.yandex;

import backdrop.prompt.provider.Credentials;
import backdrop.prompt.provider.ProviderFault;
import backdrop.prompt.provider.ProviderFault.Kind;
import backdrop.prompt.provider.ProviderHttp.Answer;
import backdrop.prompt.provider.ProviderHttp.Post;
import backdrop.prompt.provider.ProviderLane;
import backdrop.prompt.text.Language;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.translation.GlossaryPair;
import backdrop.prompt.translation.Translator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Translates and detects with Yandex Translate's REST API, version 2. */
public final class YandexTranslate implements Translator {
  private static final Logger LOG = Logger.getLogger(YandexTranslate.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DETECTED_CHARACTERS = 1_000;

  private final ProviderLane translating;
  private final ProviderLane detecting;
  private final Credentials credentials;
  private final URI translate;
  private final URI detect;

  /**
   * @param translating lane of the translate method
   * @param detecting lane of the detect method
   * @param host for example {@code https://translate.api.cloud.yandex.net}
   */
  public YandexTranslate(
      ProviderLane translating, ProviderLane detecting, Credentials credentials, URI host) {
    this.translating = translating;
    this.detecting = detecting;
    this.credentials = credentials;
    this.translate = host.resolve("/translate/v2/translate");
    this.detect = host.resolve("/translate/v2/detect");
  }

  @Override
  public List<Translated> translate(Batch batch, Duration patience) {
    return call(
        translating,
        translate,
        body(batch),
        answer -> translations(answer, batch.texts().size()),
        patience);
  }

  @Override
  public String detect(String text, Duration patience) {
    int end = Math.min(text.length(), DETECTED_CHARACTERS);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    ObjectNode body = JSON.createObjectNode().put("text", text.substring(0, end));
    return call(detecting, detect, body, YandexTranslate::language, patience);
  }

  private <T> T call(
      ProviderLane lane,
      URI method,
      ObjectNode body,
      Function<Answer, T> reading,
      Duration patience) {
    String json = body.toString();
    try {
      return lane.call(
          credentials,
          authorization -> new Post(method, YandexHeaders.of(authorization), json),
          reading,
          patience);
    } catch (ProviderFault fault) {
      LOG.warnf("Yandex Translate is not used this time: it %s", fault.getMessage());
      throw new ProviderUnavailable("Yandex Translate " + fault.getMessage());
    }
  }

  private static ObjectNode body(Batch batch) {
    ObjectNode body = JSON.createObjectNode();
    if (!batch.sourceLanguage().isEmpty()) {
      body.put("sourceLanguageCode", batch.sourceLanguage());
    }
    body.put("targetLanguageCode", batch.target().tag()).put("format", "PLAIN_TEXT");
    ArrayNode texts = body.putArray("texts");
    batch.texts().forEach(texts::add);
    if (!batch.glossary().isEmpty()) {
      ArrayNode pairs =
          body.putObject("glossaryConfig").putObject("glossaryData").putArray("glossaryPairs");
      for (GlossaryPair pair : batch.glossary()) {
        pairs.addObject().put("sourceText", pair.source()).put("translatedText", pair.target());
      }
    }
    return body;
  }

  private static List<Translated> translations(Answer answer, int expected) {
    JsonNode translations = YandexErrors.answer(answer.json()).path("translations");
    List<Translated> translated = new ArrayList<>();
    for (JsonNode translation : translations) {
      String text = translation.path("text").asText("");
      if (text.isBlank()) {
        throw new ProviderFault(Kind.UNUSABLE, "answered an empty translation");
      }
      translated.add(new Translated(text, translation.path("detectedLanguageCode").asText("")));
    }
    if (translated.size() != expected) {
      throw new ProviderFault(Kind.UNUSABLE, "answered another number of translations");
    }
    return translated;
  }

  private static String language(Answer answer) {
    String code = YandexErrors.answer(answer.json()).path("languageCode").asText("");
    if (code.isEmpty()) {
      throw new ProviderFault(Kind.UNUSABLE, "found no language");
    }
    return Language.primary(code);
  }
}
