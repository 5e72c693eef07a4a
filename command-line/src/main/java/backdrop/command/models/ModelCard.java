package backdrop.command.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a model's README says in the lines between dashes at its top. */
final class ModelCard {

  private static final String FENCE = "---";

  private ModelCard() {}

  /** The licence that the card names. */
  static Optional<String> license(Path model) {
    try {
      List<String> lines = Files.readAllLines(model.resolve("README.md"));
      if (lines.isEmpty() || !lines.getFirst().strip().equals(FENCE)) {
        return Optional.empty();
      }
      return lines.stream()
          .skip(1)
          .takeWhile(line -> !line.strip().equals(FENCE))
          .filter(line -> line.matches("license: *[\\w.+-]{1,60} *"))
          .map(line -> line.substring("license:".length()).strip())
          .findFirst();
    } catch (IOException e) {
      // No card, or none in UTF-8: it names no licence.
      return Optional.empty();
    }
  }
}
