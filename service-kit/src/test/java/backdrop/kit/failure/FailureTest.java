package backdrop.kit.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void namesTheFieldAndTheRuleInItsText() {
    Failure failure =
        Failure.ofField(CommonReason.UNEXPECTED, "settings.count", "must be between 1 and 8");

    assertThat(failure.text()).isEqualTo("settings.count must be between 1 and 8.");
    assertThat(failure.fields())
        .containsExactly(new FieldProblem("settings.count", "must be between 1 and 8"));
  }

  @Test
  void keepsWhatItHasWhenSomethingIsAdded() {
    Failure failure =
        Failure.ofField(CommonReason.UNEXPECTED, "mask", "must have the photo's size")
            .withDetails(Map.of("limit", "10x10"))
            .withRetryAfter(Duration.ofSeconds(3));

    assertThat(failure.fields()).hasSize(1);
    assertThat(failure.details()).containsEntry("limit", "10x10");
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
  }
}
