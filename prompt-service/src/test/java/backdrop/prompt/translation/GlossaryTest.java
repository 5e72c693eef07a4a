package backdrop.prompt.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GlossaryTest {
  @Test
  void isLongerThanWhatAProviderTakes() {
    assertThat(Glossary.builtIn().size()).isGreaterThan(Translator.GLOSSARY_PAIRS);
  }

  @Test
  void findsATermWhateverItsEndings() {
    var prepared = Glossary.builtIn().prepare(List.of("На мраморной столешнице"), 50);

    assertThat(prepared.pairs()).containsExactly(new GlossaryPair("столешница", "countertop"));
    assertThat(prepared.texts()).containsExactly("На мраморной столешнице");
  }

  @Test
  void sendsOnlyWhatOccurs() {
    assertThat(Glossary.builtIn().prepare(List.of("просто стул"), 50).pairs()).isEmpty();
  }

  @Test
  void putsTheTermsThatDoNotFitIntoTheText() {
    var glossary =
        Glossary.of(List.of("столешниц | столешница = countertop", "латун | латунь = brass"));

    var prepared = glossary.prepare(List.of("столешница и латунь"), 1);

    assertThat(prepared.pairs()).containsExactly(new GlossaryPair("столешница", "countertop"));
    assertThat(prepared.texts()).containsExactly("столешница и brass");
  }

  @Test
  void neverSendsMoreThanFiftyPairs() {
    List<String> lines =
        IntStream.range(0, 80).mapToObj(i -> "термин" + i + "х | термин" + i + "х = term").toList();
    String text =
        String.join(" ", IntStream.range(0, 80).mapToObj(i -> "термин" + i + "х").toList());

    var prepared = Glossary.of(lines).prepare(List.of(text), Translator.GLOSSARY_PAIRS);

    assertThat(prepared.pairs()).hasSize(50);
    assertThat(prepared.texts().getFirst().split("\\bterm\\b", -1)).hasSize(31);
  }
}
