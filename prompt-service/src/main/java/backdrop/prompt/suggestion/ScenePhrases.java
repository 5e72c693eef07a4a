package backdrop.prompt.suggestion;

import backdrop.prompt.suggestion.ProductLook.Shape;
import backdrop.prompt.text.LocalizedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The phrases that scenes are made of, as they stand in a resource. Immutable. */
public final class ScenePhrases {
  private final Map<Kind, List<Phrase>> phrases;
  private final Set<String> styles;

  /** What a phrase tells of. */
  enum Kind {
    PLACE,
    SURFACE,
    BACKGROUND,
    LIGHT,
    MOOD,
    PALETTE,
    NEGATIVE
  }

  /** Where a phrase is at home. */
  enum Setting {
    INDOOR,
    OUTDOOR,
    STUDIO
  }

  /**
   * A phrase.
   *
   * @param settings where it is at home
   * @param styles ids of styles that it suits; empty: all
   * @param categories products that it suits best; may be empty
   * @param shapes outlines that it suits best; may be empty
   * @param colours its own main colours; may be empty
   */
  record Phrase(
      LocalizedText text,
      Set<Setting> settings,
      Set<String> styles,
      Set<ProductCategory> categories,
      Set<Shape> shapes,
      Set<ColourName> colours) {

    boolean suits(String styleId) {
      return styles.isEmpty() || styles.contains(styleId);
    }

    /** Higher is better: at home with such products, and not of the product's own colour. */
    int merit(ProductCategory category, Set<ColourName> product, ProductLook look) {
      int merit = categories.contains(category) ? 2 : 0;
      merit += shapes.contains(look.shape()) ? 1 : 0;
      return colours.stream().anyMatch(product::contains) ? merit - 4 : merit;
    }
  }

  private ScenePhrases(Map<Kind, List<Phrase>> phrases) {
    this.phrases = phrases;
    this.styles =
        phrases.values().stream()
            .flatMap(List::stream)
            .flatMap(phrase -> phrase.styles().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The phrases that ship with the service. */
  public static ScenePhrases builtIn() {
    try (var stream = ScenePhrases.class.getResourceAsStream("/suggestion/phrases.txt")) {
      if (stream == null) {
        throw new IllegalStateException("suggestion/phrases.txt is missing from the jar");
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return of(reader.lines().toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Phrases of lines {@code english | russian | settings | name=values ...} under headings {@code
   * [kind]}; empty lines and lines that begin with # are comments.
   *
   * @throws IllegalArgumentException naming the line that is none of these
   */
  static ScenePhrases of(List<String> lines) {
    Map<Kind, List<Phrase>> phrases = new EnumMap<>(Kind.class);
    Kind kind = Kind.SURFACE;
    for (String line : lines) {
      if (line.startsWith("[")) {
        kind = Kind.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        phrases.computeIfAbsent(kind, ignored -> new ArrayList<>()).add(phrase(line));
      }
    }
    return new ScenePhrases(phrases);
  }

  /** All English phrases, in lower case, and the same in Russian. */
  public Map<String, String> inRussian() {
    return phrases.values().stream()
        .flatMap(List::stream)
        .collect(
            Collectors.toUnmodifiableMap(
                phrase -> phrase.text().en().toLowerCase(Locale.ROOT),
                phrase -> phrase.text().ru()));
  }

  List<Phrase> of(Kind kind) {
    return phrases.getOrDefault(kind, List.of());
  }

  /** Whether any phrase is made for this style. */
  boolean knowsStyle(String styleId) {
    return styles.contains(styleId);
  }

  private static Phrase phrase(String line) {
    String[] cells = line.split("\\|", -1);
    if (cells.length < 3 || cells.length > 4) {
      throw new IllegalArgumentException("a phrase has 3 or 4 cells: " + line);
    }
    Map<String, String> tags =
        cells.length == 3
            ? Map.of()
            : Arrays.stream(cells[3].strip().split("\\s+"))
                .map(tag -> tag.split("=", 2))
                .collect(Collectors.toMap(sides -> sides[0], sides -> sides[1]));
    if (!Set.of("style", "for", "shape", "colour").containsAll(tags.keySet())) {
      throw new IllegalArgumentException("a phrase has an unknown tag: " + line);
    }
    return new Phrase(
        new LocalizedText(cells[0].strip(), cells[1].strip()),
        values(cells[2].strip(), word -> Setting.valueOf(word.toUpperCase(Locale.ROOT))),
        values(tags.getOrDefault("style", ""), word -> word),
        values(
            tags.getOrDefault("for", ""),
            word -> ProductCategory.valueOf(word.toUpperCase(Locale.ROOT))),
        values(
            tags.getOrDefault("shape", ""), word -> Shape.valueOf(word.toUpperCase(Locale.ROOT))),
        values(tags.getOrDefault("colour", ""), ColourName::ofWord));
  }

  private static <T> Set<T> values(String text, Function<String, T> reading) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(",")).map(reading).collect(Collectors.toUnmodifiableSet());
  }
}
