package backdrop.prompt.writer;

import backdrop.prompt.composition.TokenEstimate;
import backdrop.prompt.provider.ProviderFault;
import backdrop.prompt.suggestion.Scene;
import backdrop.prompt.text.LocalizedText;
import backdrop.prompt.text.TextSource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what a language model wrote. A scene passes only if all its parts are there, short, in the
 * letters of their language and free of what is no phrase; anything else never becomes a text that
 * somebody sees.
 */
public final class SceneAnswer {
  private static final int PHRASE_LIMIT = 90;
  private static final int TOKEN_LIMIT = 75;
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
  // Braces, angle brackets, fences, addresses and line breaks: leftovers of a form or worse.
  private static final Pattern NO_PHRASE = Pattern.compile("[{}<>\\[\\]`|\\\\\\n]|://|\\.\\.\\.");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private SceneAnswer() {}

  /**
   * The usable scenes of an answer, distinct, at most {@code count}.
   *
   * @throws ProviderFault UNUSABLE if there is none
   */
  public static List<Scene> read(String text, TextSource source, int count) {
    Map<String, Scene> scenes = new LinkedHashMap<>();
    for (JsonNode node : parsed(text).path("scenes")) {
      if (scenes.size() < count && usable(node)) {
        Scene scene = scene(node, source);
        if (TokenEstimate.of(scene.text().en()) <= TOKEN_LIMIT) {
          scenes.putIfAbsent(scene.text().en().toLowerCase(Locale.ROOT), scene);
        }
      }
    }
    if (scenes.isEmpty()) {
      throw new ProviderFault(ProviderFault.Kind.UNUSABLE, "wrote no usable scene");
    }
    return List.copyOf(scenes.values());
  }

  private static JsonNode parsed(String text) {
    // Models like to wrap JSON in a fence in spite of the schema.
    String bare = text.strip().replaceFirst("^```(?:json)?", "").replaceFirst("```$", "");
    try {
      return JSON.readTree(bare);
    } catch (JsonProcessingException broken) {
      throw new ProviderFault(ProviderFault.Kind.UNUSABLE, "wrote no JSON");
    }
  }

  private static boolean usable(JsonNode scene) {
    return SceneTask.PARTS.stream()
        .allMatch(
            part ->
                usable(scene.path("en").path(part), false)
                    && usable(scene.path("ru").path(part), true));
  }

  private static boolean usable(JsonNode phrase, boolean russian) {
    String text = phrase.asText("").strip();
    return phrase.isTextual()
        && !text.isEmpty()
        && text.length() <= PHRASE_LIMIT
        && CYRILLIC.matcher(text).find() == russian
        && !NO_PHRASE.matcher(text).find();
  }

  private static Scene scene(JsonNode node, TextSource source) {
    Scene.Parts parts =
        new Scene.Parts(
            part(node, "place"),
            part(node, "surface"),
            part(node, "background"),
            part(node, "light"),
            part(node, "mood"),
            part(node, "palette"),
            part(node, "negative"));
    return new Scene(joined(parts), parts, source);
  }

  private static LocalizedText part(JsonNode node, String name) {
    return new LocalizedText(
        phrase(node.path("en").path(name)), phrase(node.path("ru").path(name)));
  }

  /** Without the full stop that models end with. */
  private static String phrase(JsonNode node) {
    return node.asText().strip().replaceFirst("[.;,]+$", "");
  }

  /** What must not be seen stays out: a painting model does not read "no". */
  private static LocalizedText joined(Scene.Parts parts) {
    List<String> english = new ArrayList<>();
    List<String> russian = new ArrayList<>();
    Stream.of(
            parts.surface(),
            parts.place(),
            parts.background(),
            parts.light(),
            parts.mood(),
            parts.palette())
        .forEach(
            part -> {
              english.add(part.en());
              russian.add(part.ru());
            });
    return new LocalizedText(String.join(", ", english), String.join(", ", russian));
  }
}
