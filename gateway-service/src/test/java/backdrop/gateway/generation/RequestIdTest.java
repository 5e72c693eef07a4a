package backdrop.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.Failure;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
  @Test
  void isTheKeyWhereThatIsAUuid() {
    assertThat(RequestId.of("0F8FAD5B-D9CB-469F-A165-70867728950E"))
        .isEqualTo("0f8fad5b-d9cb-469f-a165-70867728950e");
  }

  @Test
  void readsAQuotedKey() {
    assertThat(RequestId.of("\"0f8fad5b-d9cb-469f-a165-70867728950e\""))
        .isEqualTo("0f8fad5b-d9cb-469f-a165-70867728950e");
  }

  @Test
  void isAlwaysTheSameUuidForTheSameOtherKey() {
    assertThat(UUID.fromString(RequestId.of("order 17"))).hasToString(RequestId.of("order 17"));
    assertThat(RequestId.of("order 17")).isNotEqualTo(RequestId.of("order 18"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void asksForAKey(String key) {
    var failure = catchThrowableOfType(Failure.class, () -> RequestId.of(key));

    assertThat(failure.reason().name()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
  }

  @Test
  void refusesAnEndlessKey() {
    var failure = catchThrowableOfType(Failure.class, () -> RequestId.of("k".repeat(256)));

    assertThat(failure.reason().name()).isEqualTo("IDEMPOTENCY_KEY_INVALID");
  }
}
