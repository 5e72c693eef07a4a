package backdrop.prompt.suggestion;

import backdrop.prompt.suggestion.ScenePhrases.Kind;
import backdrop.prompt.suggestion.ScenePhrases.Phrase;
import backdrop.prompt.text.LocalizedText;
import backdrop.prompt.text.TextSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Writes scenes as surface + background + light + palette, each phrase kept whole in both languages
 * so that Russian cases are right. Phrases go together only where both are at home: no brick wall
 * behind grass. What suits the kind of product and sets off its colours comes first. The same wish
 * gives the same scenes. Thread-safe.
 */
public final class SceneGrammar {
  private final ScenePhrases phrases;

  public SceneGrammar(ScenePhrases phrases) {
    this.phrases = phrases;
  }

  /**
   * What to write.
   *
   * @param styleId the look to write for; one that no phrase knows is written for like any
   * @param count how many distinct scenes, at most 10
   * @param seed fixes all choices
   */
  public record Wish(
      String styleId, ProductCategory category, ProductLook look, int count, long seed) {}

  /** As many distinct scenes as are wished for; consecutive ones share no surface. */
  public List<Scene> write(Wish wish) {
    // Random's sequence for a seed is fixed by its specification.
    Random random = new Random(wish.seed());
    List<Phrase> surfaces = ranked(Kind.SURFACE, wish, random);
    Map<LocalizedText, Scene> scenes = new LinkedHashMap<>();
    for (int i = 0; scenes.size() < wish.count(); i++) {
      Phrase surface = surfaces.get(i % surfaces.size());
      int round = i / surfaces.size();
      Scene scene = around(surface, wish, random, round);
      scenes.putIfAbsent(scene.text(), scene);
    }
    return List.copyOf(scenes.values());
  }

  private Scene around(Phrase surface, Wish wish, Random random, int round) {
    Phrase background = pick(Kind.BACKGROUND, surface, wish, random, round);
    Phrase light = pick(Kind.LIGHT, surface, wish, random, 0);
    Phrase palette = pick(Kind.PALETTE, surface, wish, random, 0);
    Phrase place = pick(Kind.PLACE, surface, wish, random, 0);
    Phrase mood = pick(Kind.MOOD, surface, wish, random, 0);
    Phrase negative = pick(Kind.NEGATIVE, surface, wish, random, 0);
    return new Scene(
        joined(surface, background, light, palette),
        new Scene.Parts(
            place.text(),
            surface.text(),
            background.text(),
            light.text(),
            mood.text(),
            palette.text(),
            negative.text()),
        TextSource.BUILT_IN);
  }

  /** One of the better half of what goes with the surface; later rounds look further down. */
  private Phrase pick(Kind kind, Phrase surface, Wish wish, Random random, int round) {
    List<Phrase> fitting = fitting(surface, ranked(kind, wish, random));
    if (fitting.isEmpty()) {
      // The style has nothing to say here; any phrase will do that is at home there.
      fitting = fitting(surface, phrases.of(kind));
    }
    int better = Math.max(1, (fitting.size() + 1) / 2);
    return fitting.get((random.nextInt(better) + round) % fitting.size());
  }

  private static List<Phrase> fitting(Phrase surface, List<Phrase> others) {
    return others.stream()
        .filter(phrase -> !Collections.disjoint(phrase.settings(), surface.settings()))
        .toList();
  }

  /** All phrases of a kind that suit the style, the best for the product first. */
  private List<Phrase> ranked(Kind kind, Wish wish, Random random) {
    List<Phrase> all = phrases.of(kind);
    boolean known = phrases.knowsStyle(wish.styleId());
    List<Phrase> suitable =
        new ArrayList<>(
            all.stream().filter(phrase -> !known || phrase.suits(wish.styleId())).toList());
    Collections.shuffle(suitable, random);
    Set<ColourName> product = Set.copyOf(wish.look().names());
    suitable.sort(
        Comparator.comparingInt(phrase -> -phrase.merit(wish.category(), product, wish.look())));
    return suitable;
  }

  private static LocalizedText joined(Phrase... parts) {
    List<String> english = new ArrayList<>();
    List<String> russian = new ArrayList<>();
    for (Phrase part : parts) {
      english.add(part.text().en());
      russian.add(part.text().ru());
    }
    return new LocalizedText(String.join(", ", english), String.join(", ", russian));
  }
}
