package backdrop.prompt.suggestion;

import backdrop.prompt.text.LocalizedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes scenes as surface + background + light, each phrase kept whole in both languages so that
 * Russian cases are right. The same style, count and seed give the same scenes. Thread-safe.
 */
public final class SceneGrammar {
  private static final String ANY = "";

  /** A phrase and the styles that it suits; one that suits {@link #ANY} suits all. */
  private record Phrase(String en, String ru, Set<String> styles) {
    boolean suits(String styleId) {
      return styles.contains(ANY) || styles.contains(styleId);
    }
  }

  private static final List<Phrase> SURFACES =
      List.of(
          phrase(
              "on a light oak table", "на столе из светлого дуба", "scandinavian", "minimalistic"),
          phrase("on a walnut desk", "на столе из ореха", "traditional", "contemporary"),
          phrase("on a white marble counter", "на столешнице из белого мрамора", ANY),
          phrase("on a black marble table", "на столе из чёрного мрамора", "traditional", "urban"),
          phrase("on grey concrete", "на сером бетоне", "urban", "contemporary", "minimalistic"),
          phrase("on a beige linen cloth", "на бежевой льняной ткани", "bohemian", "scandinavian"),
          phrase("on emerald velvet", "на изумрудном бархате", "traditional", "bohemian"),
          phrase("on mossy stone", "на камне, покрытом мхом", "nature"),
          phrase("on green grass", "на зелёной траве", "nature"),
          phrase("on clean sand", "на чистом песке", "seaside", "nature"),
          phrase("on a round white podium", "на круглом белом подиуме", "podium", "minimalistic"),
          phrase("on a square pastel podium", "на квадратном пастельном подиуме", "podium"),
          phrase("on a kitchen worktop", "на кухонной столешнице", "contemporary", "scandinavian"),
          phrase("on a wooden stump", "на деревянном пне", "nature", "bohemian"),
          phrase("on whitewashed planks", "на белёных досках", "scandinavian", "seaside"),
          phrase("on a plain seamless sweep", "на гладком бесшовном фоне", "minimalistic", ANY));

  private static final List<Phrase> BACKGROUNDS =
      List.of(
          phrase("a blurred white wall behind", "позади размытая белая стена", ANY),
          phrase("a warm beige wall behind", "позади тёплая бежевая стена", ANY),
          phrase(
              "a deep green wall behind", "позади тёмно-зелёная стена", "traditional", "bohemian"),
          phrase("a red brick wall behind", "позади стена из красного кирпича", "urban"),
          phrase("city lights out of focus", "вдали размытые огни города", "urban", "contemporary"),
          phrase(
              "palm leaf shadows on the wall",
              "на стене тени пальмовых листьев",
              "bohemian",
              "minimalistic"),
          phrase("window light on the wall", "на стене свет из окна", ANY),
          phrase("a blurred forest behind", "позади размытый лес", "nature"),
          phrase("sea and clear sky behind", "позади море и ясное небо", "seaside"),
          phrase("mountains in the distance", "вдали горы", "nature"),
          phrase(
              "shelves with jars out of focus",
              "позади размытые полки с банками",
              "scandinavian",
              "traditional"),
          phrase(
              "a smooth pastel gradient behind",
              "позади плавный пастельный градиент",
              "podium",
              "minimalistic"));

  private static final List<Phrase> LIGHTS =
      List.of(
          phrase("soft morning light", "мягкий утренний свет", ANY),
          phrase("diffused light", "рассеянный свет", ANY),
          phrase("warm golden light", "тёплый золотистый свет", ANY),
          phrase("bright daylight", "яркий дневной свет", ANY),
          phrase("cool light", "холодный свет", "minimalistic", "urban", "contemporary"),
          phrase("dramatic side light", "выразительный боковой свет", "urban", "traditional"),
          phrase("evening light", "вечерний свет", "traditional", "seaside", "bohemian"));

  /** Distinct scenes; an unknown style is written for like any. */
  public List<LocalizedText> write(String styleId, int count, long seed) {
    // Random's sequence for a seed is fixed by its specification.
    Random random = new Random(seed);
    List<Phrase> surfaces = shuffled(SURFACES, styleId, random);
    List<Phrase> backgrounds = shuffled(BACKGROUNDS, styleId, random);
    List<Phrase> lights = shuffled(LIGHTS, styleId, random);
    Set<LocalizedText> scenes = new LinkedHashSet<>();
    for (int i = 0; scenes.size() < count; i++) {
      // Consecutive scenes share no phrase; a whole round of surfaces shifts the backgrounds by
      // one.
      Phrase surface = surfaces.get(i % surfaces.size());
      Phrase background = backgrounds.get((i + i / surfaces.size()) % backgrounds.size());
      Phrase light = lights.get((i + i / (surfaces.size() * backgrounds.size())) % lights.size());
      scenes.add(scene(surface, background, light));
    }
    return List.copyOf(scenes);
  }

  private static LocalizedText scene(Phrase surface, Phrase background, Phrase light) {
    return new LocalizedText(
        surface.en() + ", " + background.en() + ", " + light.en(),
        surface.ru() + ", " + background.ru() + ", " + light.ru());
  }

  private static List<Phrase> shuffled(List<Phrase> phrases, String styleId, Random random) {
    List<Phrase> suitable =
        new ArrayList<>(phrases.stream().filter(phrase -> phrase.suits(styleId)).toList());
    boolean knownStyle = phrases.stream().anyMatch(phrase -> phrase.styles().contains(styleId));
    if (styleId.isEmpty() || !knownStyle) {
      suitable = new ArrayList<>(phrases);
    }
    Collections.shuffle(suitable, random);
    return suitable;
  }

  private static Phrase phrase(String en, String ru, String... styles) {
    return new Phrase(en, ru, Set.of(styles));
  }
}
