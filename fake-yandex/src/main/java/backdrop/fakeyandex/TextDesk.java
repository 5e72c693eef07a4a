package backdrop.fakeyandex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Translate, detect and languages, with Translate's limits; knows few words and says so of none.
 */
final class TextDesk {
  private static final int CHARACTERS = 10_000;
  private static final int PAIRS = 50;
  private static final int DETECTED_CHARACTERS = 1_000;
  private static final Map<String, String> PHRASES =
      Map.of(
          "на деревянном столе у окна", "on a wooden table by the window",
          "auf einem holztisch am fenster", "on a wooden table by the window",
          "белый мрамор", "white marble",
          "on a wooden table by the window", "на деревянном столе у окна");

  /** The reply to {@code translate}. */
  String translate(StrictJson request) {
    String source = request.text("sourceLanguageCode", "");
    String target = request.text("targetLanguageCode");
    String format = request.text("format", "PLAIN_TEXT");
    Map<String, String> glossary =
        request.has("glossaryConfig") ? glossary(request.object("glossaryConfig")) : Map.of();
    JsonNode texts = request.array("texts");
    request.end();
    if (source.length() > 3 || target.isEmpty() || target.length() > 3) {
      throw new Refusal(Refusal.INVALID, "language codes have at most 3 letters");
    }
    if (!format.equals("PLAIN_TEXT") && !format.equals("HTML")) {
      throw new Refusal(Refusal.INVALID, "format must be PLAIN_TEXT or HTML");
    }
    if (!glossary.isEmpty() && source.isEmpty()) {
      throw new Refusal(Refusal.INVALID, "a glossary needs sourceLanguageCode");
    }
    int characters = 0;
    for (JsonNode text : texts) {
      if (!text.isTextual()) {
        throw new Refusal(Refusal.INVALID, "texts must be strings");
      }
      characters += text.asText().length();
    }
    if (texts.isEmpty() || characters > CHARACTERS) {
      throw new Refusal(Refusal.INVALID, "texts must be some, of at most 10000 characters in all");
    }
    return translated(texts, source, glossary);
  }

  /** The reply to {@code detect}. */
  String detect(StrictJson request) {
    String text = request.text("text");
    if (request.has("languageCodeHints")) {
      request.array("languageCodeHints");
    }
    request.end();
    if (text.isEmpty() || text.length() > DETECTED_CHARACTERS) {
      throw new Refusal(Refusal.INVALID, "text must have 1 to 1000 characters");
    }
    return "{\"languageCode\":\"" + languageOf(text) + "\"}";
  }

  /** The reply to {@code languages}. */
  String languages(StrictJson request) {
    request.end();
    return """
    {"languages":[{"code":"en","name":"English"},{"code":"ru","name":"русский"},\
    {"code":"de","name":"Deutsch"},{"code":"kk","name":"қазақ тілі"}]}""";
  }

  private static String translated(JsonNode texts, String source, Map<String, String> glossary) {
    ObjectNode reply = Completions.JSON.createObjectNode();
    ArrayNode translations = reply.putArray("translations");
    for (JsonNode text : texts) {
      if (text.asText().contains(FakeYandex.OVER_QUOTA)) {
        throw new Refusal(Refusal.OVER_QUOTA, "limit on requests was exceeded");
      }
      ObjectNode translation = translations.addObject().put("text", words(text.asText(), glossary));
      if (source.isEmpty()) {
        translation.put("detectedLanguageCode", languageOf(text.asText()));
      }
    }
    return reply.toString();
  }

  private static String words(String text, Map<String, String> glossary) {
    String known = PHRASES.get(text.strip().toLowerCase(Locale.ROOT));
    String words = known == null ? text : known;
    for (Map.Entry<String, String> pair : glossary.entrySet()) {
      words = words.replace(pair.getKey(), pair.getValue());
    }
    return words;
  }

  private static Map<String, String> glossary(StrictJson config) {
    StrictJson data = config.object("glossaryData");
    JsonNode pairs = data.array("glossaryPairs");
    data.end();
    config.end();
    if (pairs.isEmpty() || pairs.size() > PAIRS) {
      throw new Refusal(Refusal.INVALID, "glossaryPairs must be 1 to 50");
    }
    Map<String, String> glossary = new LinkedHashMap<>();
    int characters = 0;
    for (JsonNode each : pairs) {
      StrictJson pair = new StrictJson(each, "glossaryPairs");
      String source = pair.text("sourceText");
      String target = pair.text("translatedText");
      if (pair.has("exact")) {
        pair.bool("exact");
      }
      pair.end();
      characters = Math.max(characters + source.length(), characters + target.length());
      glossary.put(source, target);
    }
    if (characters > CHARACTERS) {
      throw new Refusal(Refusal.INVALID, "a glossary has at most 10000 characters a side");
    }
    return glossary;
  }

  private static String languageOf(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.codePoints().anyMatch(point -> "әғқңөұүһі".indexOf(point) >= 0)) {
      return "kk";
    }
    if (lower.codePoints().anyMatch(point -> point >= 'а' && point <= 'я')) {
      return "ru";
    }
    return lower.startsWith("auf ") || lower.contains("holz") ? "de" : "en";
  }
}
