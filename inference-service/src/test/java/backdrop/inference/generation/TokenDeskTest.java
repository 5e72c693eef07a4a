package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.Failure;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenDeskTest {
  private final TokenDesk desk = new TokenDesk(new FakePainter());

  @Test
  void countsEachPromptAsTheModelReadsIt() {
    List<TextFit> fits = desk.count("toy", List.of("on oak", "table ".repeat(31)), LITERAL);

    assertThat(fits)
        .containsExactly(new TextFit(2, 30, List.of()), new TextFit(31, 30, List.of("table")));
  }

  @Test
  void countsForTheDefaultModelWhereNoneIsNamed() {
    assertThat(desk.count("", List.of("on oak"), LITERAL)).hasSize(1);
  }

  @Test
  void refusesAModelThatIsNotThere() {
    assertThat(reason("other", List.of("on oak"))).isEqualTo("MODEL_UNKNOWN");
  }

  @Test
  void refusesMorePromptsThanAnybodyComposes() {
    assertThat(reason("", Collections.nCopies(257, "on oak"))).isEqualTo("COUNT_OUT_OF_RANGE");
    assertThat(reason("", List.of())).isEqualTo("COUNT_OUT_OF_RANGE");
  }

  @Test
  void refusesAPromptThatNoGenerationTakes() {
    assertThat(reason("", List.of("x".repeat(2_001)))).isEqualTo("TEXT_TOO_LONG");
  }

  private static final PromptSyntax LITERAL = PromptSyntax.LITERAL;

  private String reason(String model, List<String> prompts) {
    return catchThrowableOfType(Failure.class, () -> desk.count(model, prompts, LITERAL))
        .reason()
        .name();
  }
}
