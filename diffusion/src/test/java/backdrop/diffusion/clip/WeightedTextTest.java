package backdrop.diffusion.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.clip.WeightedText.Span;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WeightedTextTest {

  @Test
  void givesTheWeightsOfTheWebUi() {
    List<Span> spans = WeightedText.parse("a (((house:1.3)) [on] a (hill:0.5), sun, (((sky))).");

    assertEquals(
        "a =1|house=1.573| =1.1|on=1| a =1.1|hill=0.55|, sun, =1.1|sky=1.4641|.=1.1",
        written(spans));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "plain text; plain text=1",
        "(more); more=1.1",
        "[less]; less=0.9091",
        "(exactly:0.4); exactly=0.4",
        "(exactly: .5 ); exactly=0.5",
        "(exactly:+1.25); exactly=1.25",
        "a \\(literal\\) one; a (literal) one=1",
        "a \\[literal\\] \\\\; a [literal] \\=1",
        "(open; open=1.1",
        "[open; open=0.9091",
        "closed) here]; closed) here]=1",
        "time 10:30; time 10:30=1",
        "closed:1.3); closed:1.3)=1",
        "[square:1.3]; square:1.3=0.9091",
        "(crossed [over) here]; crossed =1.1|over=1| here=0.9091",
        "one BREAK two; one =1|! two=1",
        "(one BREAK two:2); one =2|! two=2",
        "BREAKFAST; BREAKFAST=1",
        "(x:1e9); x:1e9=1.1",
        "(x:NaN); x:NaN=1.1",
        "(x:1.2.3); x:1.2.3=1.1",
        "(x:1000000000); x=10",
        "(x:-2); x=0",
      })
  void readsBrackets(String prompt, String expected) {
    assertEquals(expected, written(WeightedText.parse(prompt)));
  }

  @Test
  void readsTextWithoutBracketsAsItStands() {
    String text = "a table, 10:30; sea-side {curly} <angle> BREAKFAST";

    assertEquals(List.of(new Span(text, 1, false)), WeightedText.parse(text));
  }

  @Test
  void boundsTheWeightsOfAnyText() {
    Random random = new Random(1);
    String[] parts = {
      "(",
      "(",
      "[",
      ")",
      "]",
      ":9)",
      ":-9)",
      ":1e9)",
      ":NaN)",
      ":99999999999999999999)",
      ":0)",
      ":",
      "\\",
      "BREAK",
      "word",
      " "
    };
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(60); part > 0; part--) {
        text.append(parts[random.nextInt(parts.length)]);
      }

      List<Span> spans = WeightedText.parse(text.toString());

      for (Span span : spans) {
        assertTrue(span.weight() >= 0 && span.weight() <= 10, text::toString);
      }
    }
  }

  @Test
  void keepsAllWordsOfAnyText() {
    Random random = new Random(2);
    String[] parts = {"(", "[", ")", "]", ":1.2)", ": ", "\\(", "BREAK", " ", "table", "sea"};
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(60); part > 0; part--) {
        text.append(parts[random.nextInt(parts.length)]);
      }

      List<Span> spans = WeightedText.parse(text.toString());

      String read = spans.stream().map(Span::text).collect(Collectors.joining());
      assertEquals(words(text.toString()), words(read), text::toString);
    }
  }

  private static List<String> words(String text) {
    return Pattern.compile("table|sea").matcher(text).results().map(MatchResult::group).toList();
  }

  @Test
  @Timeout(30)
  void readsDeepNestingInLittleTime() {
    List<Span> spans = WeightedText.parse("(a".repeat(10_000));

    assertEquals(10, spans.getLast().weight());
  }

  private static String written(List<Span> spans) {
    return spans.stream()
        .map(span -> (span.startsChunk() ? "!" : "") + span.text() + "=" + weight(span))
        .collect(Collectors.joining("|"));
  }

  private static String weight(Span span) {
    String digits = String.format(Locale.ROOT, "%.4f", span.weight());
    return digits.replaceAll("\\.?0+$", "");
  }
}
