package backdrop.fakeyandex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * Completion and tokenize. A request with a schema for scenes is answered with scenes in both
 * languages; words in the request choose the other answers, see {@link FakeYandex}.
 */
final class Completions {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ROLES = Set.of("system", "user", "assistant");
  private static final List<String> SURFACES =
      List.of(
          "on wet basalt|на мокром базальте",
          "on blue silk|на синем шёлке",
          "on a cedar plank|на кедровой доске",
          "on brushed steel|на шлифованной стали",
          "on a travertine slab|на плите травертина",
          "on raw linen|на небелёном льне",
          "on a glass shelf|на стеклянной полке",
          "on terracotta tiles|на терракотовой плитке",
          "on a snowy ledge|на заснеженном уступе",
          "on black sand|на чёрном песке");

  private final String folderId;

  Completions(String folderId) {
    this.folderId = folderId;
  }

  /** The reply to {@code completion}. */
  String complete(StrictJson request) {
    checkModel(request.text("modelUri"));
    StrictJson options = request.object("completionOptions");
    boolean stream = options.has("stream") && options.bool("stream");
    double temperature = options.has("temperature") ? options.number("temperature") : 0.3;
    long maxTokens = options.has("maxTokens") ? options.int64("maxTokens") : 2_000;
    if (options.has("reasoningOptions")) {
      StrictJson reasoning = options.object("reasoningOptions");
      reasoning.text("mode");
      reasoning.end();
    }
    options.end();
    if (stream || temperature < 0 || temperature > 1 || maxTokens < 1) {
      throw new Refusal(Refusal.INVALID, "completionOptions are out of range");
    }
    String said = messages(request.array("messages"));
    int scenes = 0;
    if (request.has("jsonSchema")) {
      StrictJson schema = request.object("jsonSchema");
      JsonNode items = schema.any("schema").path("properties").path("scenes");
      scenes = Math.max(1, items.path("minItems").asInt(1));
      schema.end();
    } else if (request.has("jsonObject")) {
      request.bool("jsonObject");
    }
    request.end();
    return answer(said, scenes);
  }

  /** The reply to {@code tokenize}: one token a word. */
  String tokenize(StrictJson request) {
    checkModel(request.text("modelUri"));
    String text = request.text("text");
    request.end();
    ObjectNode reply = JSON.createObjectNode();
    ArrayNode tokens = reply.putArray("tokens");
    int id = 100;
    for (String word : text.strip().split("\\s+")) {
      tokens.addObject().put("id", Integer.toString(id++)).put("text", word).put("special", false);
    }
    return reply.put("modelVersion", "09.02.2025").toString();
  }

  private void checkModel(String uri) {
    String[] parts = uri.split("/", -1);
    if (!uri.startsWith("gpt://") || parts.length != 5) {
      throw new Refusal(Refusal.INVALID, "modelUri must be gpt://FOLDER/MODEL/VERSION");
    }
    if (!parts[2].equals(folderId)) {
      throw new Refusal(
          Refusal.INVALID,
          "Specified folder ID '%s' does not match with service account folder ID '%s'"
              .formatted(parts[2], folderId));
    }
  }

  private static String messages(JsonNode messages) {
    StringBuilder said = new StringBuilder();
    for (JsonNode each : messages) {
      StrictJson message = new StrictJson(each, "messages");
      String role = message.text("role");
      if (!ROLES.contains(role)) {
        throw new Refusal(Refusal.INVALID, "messages.role must be one of " + ROLES);
      }
      String text = message.text("text");
      message.end();
      if (role.equals("user")) {
        said.append(text).append('\n');
      }
    }
    if (said.isEmpty()) {
      throw new Refusal(Refusal.INVALID, "messages must have a user's one");
    }
    return said.toString();
  }

  private static String answer(String said, int scenes) {
    if (said.contains(FakeYandex.OVER_QUOTA)) {
      throw new Refusal(Refusal.OVER_QUOTA, "too many generations");
    }
    if (said.contains(FakeYandex.FILTERED)) {
      return reply("Я не могу обсуждать эту тему.", "ALTERNATIVE_STATUS_CONTENT_FILTER");
    }
    if (said.contains(FakeYandex.CUT_OFF)) {
      return reply(scenes(scenes).substring(0, 40), "ALTERNATIVE_STATUS_TRUNCATED_FINAL");
    }
    if (said.contains(FakeYandex.NONSENSE)) {
      return reply("Sure! Here are some ideas", "ALTERNATIVE_STATUS_FINAL");
    }
    String text = scenes == 0 ? "Ok" : "```json\n" + scenes(scenes) + "\n```";
    return reply(text, "ALTERNATIVE_STATUS_FINAL");
  }

  private static String scenes(int count) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode scenes = answer.putArray("scenes");
    for (String surface : SURFACES.subList(0, Math.min(count, SURFACES.size()))) {
      String[] sides = surface.split("\\|", 2);
      ObjectNode scene = scenes.addObject();
      words(
          scene.putObject("en"),
          sides[0],
          "in a quiet studio",
          "a blurred grey wall behind",
          "soft window light",
          "calm mood",
          "muted tones",
          "clutter");
      words(
          scene.putObject("ru"),
          sides[1],
          "в тихой студии",
          "позади размытая серая стена",
          "мягкий свет из окна",
          "спокойное настроение",
          "приглушённые тона",
          "беспорядок");
    }
    return answer.toString();
  }

  private static void words(
      ObjectNode side,
      String surface,
      String place,
      String background,
      String light,
      String mood,
      String palette,
      String negative) {
    side.put("place", place).put("surface", surface).put("background", background);
    side.put("light", light).put("mood", mood).put("palette", palette).put("negative", negative);
  }

  private static String reply(String text, String status) {
    try {
      return """
      {"result":{"alternatives":[{"message":{"role":"assistant","text":%s},"status":"%s"}],\
      "usage":{"inputTextTokens":"30","completionTokens":"10","totalTokens":"40",\
      "completionTokensDetails":{"reasoningTokens":"0"}},"modelVersion":"09.02.2025"}}"""
          .formatted(JSON.writeValueAsString(text), status);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
