package backdrop.prompt.writer;

import backdrop.prompt.suggestion.ColourName;
import backdrop.prompt.suggestion.ProductLook;
import backdrop.prompt.suggestion.SuggestionProvider.Task;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words that ask a language model for scenes, and the schema that its answer must follow. */
public final class SceneTask {
  /** The parts of a scene, in the order of the schema. */
  static final List<String> PARTS =
      List.of("place", "surface", "background", "light", "mood", "palette", "negative");

  /** The same for whatever is sold: what stands there is the seller's business. */
  public static final String SYSTEM =
      """
      You plan backgrounds for product photos. The product itself is already photographed and will \
      be laid over your background: never describe it, and never name people, hands, brands or \
      text. For each background say in short phrases: place (in or at what kind of place), surface \
      (what the product stands on, beginning with "on"), background (what is behind, out of \
      focus), light, mood, palette (colours that set the product off and are not its own) and \
      negative (what must not be seen). Make each background clearly different from the others. \
      Write every phrase twice: under "en" in English and under "ru" in natural Russian with the \
      same meaning. At most 7 words a phrase. Answer with one JSON object and nothing else.""";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SceneTask() {}

  /** What is wanted this time. */
  public static String user(Task task) {
    StringBuilder wish = new StringBuilder();
    wish.append("Write ").append(task.count()).append(" backgrounds.");
    append(wish, "Product", task.product());
    append(wish, "Category", task.category());
    append(wish, "Style", task.style());
    append(wish, "Colours of the product", colours(task.look()));
    append(wish, "Shape of the product", shape(task.look().shape()));
    return wish.toString();
  }

  /** JSON Schema of the answer, with exactly {@code count} scenes. */
  public static ObjectNode schema(int count) {
    ObjectNode schema = object("scenes");
    ObjectNode scenes = schema.withObject("properties").putObject("scenes");
    scenes.put("type", "array").put("minItems", count).put("maxItems", count);
    ObjectNode scene = object("en", "ru");
    scene.withObject("properties").set("en", words());
    scene.withObject("properties").set("ru", words());
    scenes.set("items", scene);
    return schema;
  }

  private static ObjectNode words() {
    ObjectNode words = object(PARTS.toArray(String[]::new));
    PARTS.forEach(part -> words.withObject("properties").putObject(part).put("type", "string"));
    return words;
  }

  private static ObjectNode object(String... required) {
    ObjectNode object = JSON.createObjectNode().put("type", "object");
    object.putObject("properties");
    ArrayNode names = object.putArray("required");
    List.of(required).forEach(names::add);
    return object.put("additionalProperties", false);
  }

  private static void append(StringBuilder wish, String name, String words) {
    if (!words.isBlank()) {
      wish.append('\n').append(name).append(": ").append(words);
    }
  }

  private static String colours(ProductLook look) {
    return look.colours().stream()
        .map(
            colour ->
                "%s (#%06x, %.0f%%)"
                    .formatted(
                        ColourName.of(colour.rgb()).words().en(),
                        colour.rgb() & 0xffffff,
                        100 * colour.share()))
        .collect(Collectors.joining(", "));
  }

  private static String shape(ProductLook.Shape shape) {
    return shape == ProductLook.Shape.UNKNOWN ? "" : shape.name().toLowerCase(Locale.ROOT);
  }
}
