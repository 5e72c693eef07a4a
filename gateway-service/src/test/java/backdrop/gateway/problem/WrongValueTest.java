package backdrop.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.gateway.photo.MaskEditJson;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WrongValueTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'tool':'blur'} | edits[1].tool | must be one of grow, shrink, feather, invert, fillHoles,"
            + " keepLargest, add, subtract",
        "{'tool':'grow','pixels':'three'} | edits[1].pixels | must be a whole number",
        "7 | edits[1] | has a value of the wrong type",
      })
  void saysWhichFieldTakesWhat(String edit, String field, String rule) {
    var document = "{'edits':[{'tool':'invert'},%s]}".formatted(edit).replace('\'', '"');

    var fault =
        assertThrows(
            JsonMappingException.class,
            () -> new ObjectMapper().readValue(document, MaskEditJson.Steps.class));

    assertThat(FieldPath.of(fault.getPath())).isEqualTo(field);
    assertThat(WrongValue.rule(fault)).isEqualTo(rule);
  }
}
