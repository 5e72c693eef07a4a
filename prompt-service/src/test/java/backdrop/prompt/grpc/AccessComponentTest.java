package backdrop.prompt.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.kit.failure.Failure;
import backdrop.prompt.v1.ListStylesRequest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Who is let in. */
@QuarkusTest
class AccessComponentTest extends PromptComponent {
  @Test
  void answersNobodyWithoutAToken() {
    Failure failure = failure(() -> asNobody().listStyles(ListStylesRequest.getDefaultInstance()));

    assertThat(failure.reason().name()).isEqualTo("TOKEN_MISSING");
  }
}
