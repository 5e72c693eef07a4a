package backdrop.paint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Tells people what of their words does not reach the pictures. */
final class CutNotice {
  private CutNotice() {}

  /** A sentence for each text of a generation that lost something; none where nothing is lost. */
  static List<String> of(JsonNode generation) {
    var sentences = new ArrayList<String>();
    var prompt = texts(generation.at("/promptFit/droppedWords"));
    if (!prompt.isEmpty()) {
      sentences.add(
          "%s cut from the prompt, whose limit is %d tokens: %s"
              .formatted(
                  counted(prompt, "word"),
                  generation.at("/promptFit/limit").asInt(),
                  String.join(" ", prompt)));
    }
    var negative = texts(generation.at("/negativePromptFit/droppedWords"));
    if (!negative.isEmpty()) {
      sentences.add(
          "%s cut from the negative prompt: %s"
              .formatted(counted(negative, "word"), String.join(" ", negative)));
    }
    var phrases = texts(generation.at("/labels/droppedPhrases"));
    if (!phrases.isEmpty()) {
      sentences.add(
          "%s left out of the prompt for want of room: %s"
              .formatted(counted(phrases, "phrase"), String.join(", ", phrases)));
    }
    return sentences;
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String counted(List<String> texts, String unit) {
    return texts.size() == 1 ? "1 %s was".formatted(unit) : texts.size() + " " + unit + "s were";
  }
}
