package backdrop.prompt.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourNameTest {
  @ParameterizedTest
  @CsvSource({
    "ffffff, WHITE",
    "f4f4f2, WHITE",
    "000000, BLACK",
    "1c1c1c, BLACK",
    "808080, GREY",
    "e8d9bd, BEIGE",
    "f5f5dc, BEIGE",
    "d2b48c, BEIGE",
    "6b4423, BROWN",
    "8b5a2b, BROWN",
    "c8102e, RED",
    "8b0000, RED",
    "ff7f0e, ORANGE",
    "ffd700, YELLOW",
    "2e8b57, GREEN",
    "556b2f, GREEN",
    "008080, TEAL",
    "1f4e9e, BLUE",
    "000080, BLUE",
    "6a0dad, PURPLE",
    "ff69b4, PINK",
    "ffc0cb, PINK"
  })
  void namesColoursAsPeopleDo(String rgb, ColourName name) {
    assertThat(ColourName.of(Integer.parseInt(rgb, 16))).isEqualTo(name);
  }
}
