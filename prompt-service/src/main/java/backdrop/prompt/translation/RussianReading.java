package backdrop.prompt.translation;

import backdrop.prompt.translation.RussianWords.Preposition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an English scene in Russian by a dictionary and the few rules that scenes need: adjectives
 * agree with their noun, prepositions govern its case, a noun before a noun becomes an adjective or
 * follows in the genitive. Words that it does not know stay as they are. Immutable and thread-safe.
 */
final class RussianReading {
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");
  private static final int LONGEST_ENTRY = 3;

  private final RussianWords words;

  RussianReading(RussianWords words) {
    this.words = words;
  }

  /**
   * A part of a scene, between commas, in Russian; empty if fewer than half its words are known.
   */
  Optional<String> of(String english) {
    List<String> entries = entries(english);
    long known = entries.stream().filter(words::know).count();
    if (entries.isEmpty() || 2 * known < entries.size()) {
      return Optional.empty();
    }
    List<String> russian = new ArrayList<>();
    RussianCase governed = RussianCase.NOMINATIVE;
    int from = 0;
    for (int i = 0; i <= entries.size(); i++) {
      if (i == entries.size() || opensGroup(entries.get(i))) {
        List<String> group = entries.subList(from, i);
        governed = governed(group, governed);
        russian.add(group(group, governed));
        from = i;
      }
    }
    return Optional.of(String.join(" ", russian.stream().filter(part -> !part.isEmpty()).toList()));
  }

  /** The longest entries of the dictionary, from the left; articles are left out. */
  private List<String> entries(String english) {
    List<String> plain =
        Arrays.stream(english.toLowerCase(Locale.ROOT).strip().split("\\s+"))
            .filter(word -> !word.isEmpty() && !ARTICLES.contains(word))
            .toList();
    List<String> entries = new ArrayList<>();
    for (int at = 0; at < plain.size(); ) {
      int length = Math.min(LONGEST_ENTRY, plain.size() - at);
      while (length > 1 && !words.know(String.join(" ", plain.subList(at, at + length)))) {
        length--;
      }
      entries.add(String.join(" ", plain.subList(at, at + length)));
      at += length;
    }
    return entries;
  }

  private boolean opensGroup(String entry) {
    return entry.equals("and")
        || words.prepositions().containsKey(entry)
        || words.phrases().containsKey(entry);
  }

  /** The case that a group stands in; an "and" goes on with the one before. */
  private RussianCase governed(List<String> group, RussianCase before) {
    if (group.isEmpty() || group.getFirst().equals("and")) {
      return before;
    }
    Preposition preposition = words.prepositions().get(group.getFirst());
    return preposition == null ? RussianCase.NOMINATIVE : preposition.governs();
  }

  /** A preposition, a phrase or an "and" if there is one, and what follows it. */
  private String group(List<String> entries, RussianCase governed) {
    if (entries.isEmpty()) {
      return "";
    }
    String first = entries.getFirst();
    List<String> rest = entries.subList(1, entries.size());
    if (first.equals("and")) {
      return joined("и", nominal(rest, governed));
    }
    String phrase = words.phrases().get(first);
    if (phrase != null) {
      return joined(phrase, nominal(rest, governed));
    }
    Preposition preposition = words.prepositions().get(first);
    if (preposition == null) {
      return nominal(entries, governed);
    }
    if (rest.isEmpty()) {
      return preposition.adverb();
    }
    String following = nominal(rest, governed);
    return joined(sounding(preposition.russian(), following), following);
  }

  /** A noun with its attributes: adjectives before it, other nouns after it in the genitive. */
  private String nominal(List<String> entries, RussianCase wanted) {
    int head = head(entries);
    if (head < 0) {
      return String.join(
          " ", entries.stream().map(entry -> alone(entry, entries, wanted)).toList());
    }
    List<String> said = new ArrayList<>(withAdjectives(entries, head, head, wanted));
    for (int i = 0; i < entries.size(); i++) {
      if (i != head && isAttribute(entries.get(i))) {
        said.addAll(withAdjectives(entries, i, head, RussianCase.GENITIVE));
      } else if (!words.know(entries.get(i))) {
        said.add(i < head ? 0 : said.size(), entries.get(i));
      }
    }
    return String.join(" ", said);
  }

  /** The noun at a place and the adjectives that belong to it. */
  private List<String> withAdjectives(List<String> entries, int at, int head, RussianCase wanted) {
    RussianNoun noun = words.nouns().get(entries.get(at));
    if (noun == null) {
      throw new IllegalArgumentException("no noun: " + entries.get(at));
    }
    List<String> said = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      RussianAdjective adjective = words.adjectives().get(entries.get(i));
      if (i != head && adjective != null && owner(entries, i, head) == at) {
        said.add(adjective.in(noun.gender(), wanted));
      }
    }
    said.add(noun.in(wanted));
    return said;
  }

  /** "palm leaf shadows": the palm is the leaf's; "soft window light": the softness the light's. */
  private int owner(List<String> entries, int adjective, int head) {
    int at = adjective;
    while (at < head
        && words.nouns().containsKey(entries.get(at))
        && words.adjectives().containsKey(entries.get(at))) {
      at++;
    }
    return at > adjective && at < head && isAttribute(entries.get(at)) ? at : head;
  }

  /** A noun that has no adjective to stand before another. */
  private boolean isAttribute(String entry) {
    return words.nouns().containsKey(entry) && !words.adjectives().containsKey(entry);
  }

  /** The place of the last noun; -1 if there is none. */
  private int head(List<String> entries) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (words.nouns().containsKey(entries.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** An adjective whose noun is not known, or that has none. */
  private String alone(String entry, List<String> entries, RussianCase wanted) {
    RussianAdjective adjective = words.adjectives().get(entry);
    if (adjective == null) {
      return entry;
    }
    return words.adjectives().keySet().containsAll(entries)
        ? adjective.alone()
        : adjective.in(RussianNoun.Gender.MASCULINE, wanted);
  }

  /** "со стеной", "во дворе": a vowel between consonants that do not go together. */
  private static String sounding(String preposition, String next) {
    boolean needed =
        switch (preposition) {
          case "с" -> next.matches("[сзшж][^аеёиоуыэюя ].*");
          case "в" -> next.matches("([вф][^аеёиоуыэюя ]|дв).*");
          default -> false;
        };
    return needed ? preposition + "о" : preposition;
  }

  private static String joined(String first, String second) {
    return (first + " " + second).strip();
  }
}
