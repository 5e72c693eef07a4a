package backdrop.paint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** Tells people when the automatic cut-out is a guess, before they trust the pictures. */
final class CutOutNotice {
  /** The same bar as the browser app: below it, people are asked to look. */
  private static final double SURE_ENOUGH = 0.75;

  private CutOutNotice() {}

  /** A sentence about a kept photo's mask; empty where there is nothing to say. */
  static Optional<String> of(JsonNode photo) {
    double confidence = photo.path("mask").path("confidence").asDouble(1);
    if (confidence >= SURE_ENOUGH) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The cut-out is uncertain (%.0f %%): look at the pictures closely, or send --mask FILE.",
            100 * confidence));
  }
}
