package backdrop.prompt.translation;

import backdrop.prompt.translation.RussianNoun.Gender;
import java.util.List;

/**
 * A Russian adjective, known by its masculine nominative; its other forms follow from the ending.
 */
record RussianAdjective(String masculine) {
  private static final String VELAR = "кгх";
  private static final String SIBILANT = "жшщч";

  /** Endings by case, and in each by gender. */
  private enum Declension {
    HARD("ый ое ая ые", "ого ого ой ых", "ом ом ой ых", "ым ым ой ыми"),
    VELAR("ий ое ая ие", "ого ого ой их", "ом ом ой их", "им им ой ими"),
    SIBILANT("ий ее ая ие", "его его ей их", "ем ем ей их", "им им ей ими"),
    SOFT("ий ее яя ие", "его его ей их", "ем ем ей их", "им им ей ими");

    private final List<List<String>> endings;

    Declension(String... byCase) {
      endings = List.of(byCase).stream().map(row -> List.of(row.split(" "))).toList();
    }
  }

  RussianAdjective {
    if (!masculine.matches("\\p{L}+([ыио]й)")) {
      throw new IllegalArgumentException("no masculine adjective: " + masculine);
    }
  }

  String in(Gender gender, RussianCase grammaticalCase) {
    if (gender == Gender.MASCULINE && grammaticalCase == RussianCase.NOMINATIVE) {
      return masculine;
    }
    return stem() + declension().endings.get(grammaticalCase.ordinal()).get(gender.ordinal());
  }

  /** How it stands alone: "уютно"; a soft one has no such form and stays an adjective. */
  String alone() {
    return declension() == Declension.SOFT ? masculine : stem() + "о";
  }

  private String stem() {
    return masculine.substring(0, masculine.length() - 2);
  }

  private Declension declension() {
    String last = masculine.substring(masculine.length() - 3, masculine.length() - 2);
    boolean stressed = masculine.endsWith("ой");
    if (VELAR.contains(last) || (stressed && SIBILANT.contains(last))) {
      return Declension.VELAR;
    }
    if (SIBILANT.contains(last)) {
      return Declension.SIBILANT;
    }
    return masculine.endsWith("ий") ? Declension.SOFT : Declension.HARD;
  }
}
