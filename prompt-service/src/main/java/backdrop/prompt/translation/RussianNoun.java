package backdrop.prompt.translation;

import java.util.Arrays;
import java.util.List;

/**
 * A Russian noun with its forms.
 *
 * @param forms by {@link RussianCase}
 */
record RussianNoun(Gender gender, List<String> forms) {

  /** What an adjective agrees with: the gender, or the plural of any. */
  enum Gender {
    MASCULINE,
    NEUTER,
    FEMININE,
    PLURAL
  }

  RussianNoun {
    forms = List.copyOf(forms);
    if (forms.size() != RussianCase.values().length) {
      throw new IllegalArgumentException("a noun has four forms: " + forms);
    }
  }

  /** Of the gender's first letter and four forms, as the dictionary writes them. */
  static RussianNoun of(String entry) {
    String[] words = entry.split("\\s+");
    Gender gender =
        Arrays.stream(Gender.values())
            .filter(each -> each.name().substring(0, 1).equalsIgnoreCase(words[0]))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no gender in " + entry));
    return new RussianNoun(gender, List.of(words).subList(1, words.length));
  }

  String in(RussianCase grammaticalCase) {
    return forms.get(grammaticalCase.ordinal());
  }
}
