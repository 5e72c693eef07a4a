package backdrop.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FieldProblem;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallersWordsTest {
  @ParameterizedTest
  @CsvSource({
    "preset_id, presetId",
    "settings.preset_id, presetId",
    "settings.max_bytes, maxBytes",
    "settings.placement.padding, placement.padding",
    "settings.canvas.width, size.width",
    "settings.negative_prompt, negative",
    "edits[3].pixels, edits[3].pixels",
    "strokes, strokes",
  })
  void namesAFieldAsTheCallerWroteIt(String field, String written) {
    Failure said =
        CallersWords.of(Failure.ofField(GatewayReason.FIELD_INVALID, field, "is too long"));

    assertThat(said.fields()).containsExactly(new FieldProblem(written, "is too long"));
    assertThat(said.text()).isEqualTo(written + " is too long.");
  }

  @Test
  void keepsWhatElseAFailureSays() {
    Failure told =
        Failure.ofField(GatewayReason.RATE_LIMITED, "settings.count", "is too much")
            .withDetails(Map.of("limit", "4"))
            .withRetryAfter(Duration.ofSeconds(3));

    Failure said = CallersWords.of(told);

    assertThat(said.reason()).isEqualTo(GatewayReason.RATE_LIMITED);
    assertThat(said.details()).containsExactly(Map.entry("limit", "4"));
    assertThat(said.retryAfter()).contains(Duration.ofSeconds(3));
  }
}
