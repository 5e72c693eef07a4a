package backdrop.prompt.translation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Russian terms of products and interiors are called in English, where a translator at large
 * would guess. It may be longer than a provider takes: of the terms that occur in a batch the
 * longest go along as the provider's glossary, and the others are put into the text in English
 * before it is sent. Immutable and thread-safe.
 */
public final class Glossary {
  private final List<Term> terms;

  /** A term, found by the stems of its words whatever their endings. */
  private record Term(Pattern pattern, GlossaryPair pair) {}

  /**
   * Texts ready to be sent.
   *
   * @param texts with the terms in English that are not in the pairs
   * @param pairs for the provider's own glossary
   */
  record Prepared(List<String> texts, List<GlossaryPair> pairs) {}

  private Glossary(List<Term> terms) {
    this.terms = List.copyOf(terms);
  }

  /** The glossary that ships with the service. */
  public static Glossary builtIn() {
    try (var stream = Glossary.class.getResourceAsStream("/dictionary/glossary-ru-en.txt")) {
      if (stream == null) {
        throw new IllegalStateException("dictionary/glossary-ru-en.txt is missing from the jar");
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return of(reader.lines().toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * A glossary of lines {@code stems of the words | base form = english}; empty lines and lines
   * that begin with # are comments.
   */
  static Glossary of(List<String> lines) {
    List<Term> terms = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] sides = line.split("[|=]", 3);
        if (sides.length != 3) {
          throw new IllegalArgumentException("no stems | base = english in line: " + line);
        }
        terms.add(
            new Term(pattern(sides[0]), new GlossaryPair(sides[1].strip(), sides[2].strip())));
      }
    }
    terms.sort(Comparator.comparingInt(term -> -term.pair().source().length()));
    return new Glossary(terms);
  }

  int size() {
    return terms.size();
  }

  /** Russian texts prepared for a provider whose glossary takes {@code mostPairs}. */
  Prepared prepare(List<String> russian, int mostPairs) {
    List<Term> occurring =
        terms.stream()
            .filter(term -> russian.stream().anyMatch(text -> term.pattern().matcher(text).find()))
            .toList();
    int given = Math.min(mostPairs, occurring.size());
    List<String> texts = russian;
    for (Term term : occurring.subList(given, occurring.size())) {
      texts =
          texts.stream()
              .map(text -> term.pattern().matcher(text).replaceAll(term.pair().target()))
              .toList();
    }
    return new Prepared(texts, occurring.subList(0, given).stream().map(Term::pair).toList());
  }

  private static Pattern pattern(String stems) {
    String words =
        Arrays.stream(stems.strip().split("\\s+"))
            .map(stem -> Pattern.quote(stem) + "\\p{L}{0,4}")
            .collect(Collectors.joining("\\s+"));
    return Pattern.compile(
        "(?<!\\p{L})" + words + "(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
