package backdrop.inference.component;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.v1.CancelGenerationRequest;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GetGenerationRequest;
import backdrop.inference.v1.ListGenerationsRequest;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an account sees, and nobody else. */
@QuarkusTest
class AccountComponentTest extends InferenceComponent {
  @Test
  void hidesAGenerationOnEveryRouteFromAnotherAccount() {
    String id = start(ann, settings(10, 1)).getGenerationId();
    watch(ann, id);

    for (Runnable call :
        List.<Runnable>of(
            () -> get("bob", id),
            () -> watch("bob", id),
            () -> download("bob", id, 0),
            () ->
                as("bob")
                    .cancelGeneration(
                        CancelGenerationRequest.newBuilder().setGenerationId(id).build()))) {
      Failure failure = failure(call);
      assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
      assertThat(failure.reason().name()).isEqualTo("GENERATION_NOT_FOUND");
    }
    assertThat(
            as("bob")
                .listGenerations(ListGenerationsRequest.getDefaultInstance())
                .getGenerationsList())
        .extracting(Generation::getGenerationId)
        .doesNotContain(id);
  }

  @Test
  void pagesThroughGenerationsNewestFirst() {
    String first = start(ann, settings(10, 1)).getGenerationId();
    String second = start(ann, settings(10, 1)).getGenerationId();

    var newest =
        as(ann).listGenerations(ListGenerationsRequest.newBuilder().setPageSize(1).build());
    var oldest =
        as(ann)
            .listGenerations(
                ListGenerationsRequest.newBuilder()
                    .setPageSize(1)
                    .setPageToken(newest.getNextPageToken())
                    .build());

    assertThat(newest.getGenerations(0).getGenerationId()).isEqualTo(second);
    assertThat(oldest.getGenerations(0).getGenerationId()).isEqualTo(first);
  }

  @Test
  void refusesABrokenPageToken() {
    Failure failure =
        failure(
            () ->
                as(ann)
                    .listGenerations(
                        ListGenerationsRequest.newBuilder().setPageToken("no!").build()));

    assertThat(failure.reason().name()).isEqualTo("PAGE_TOKEN_INVALID");
  }

  @Test
  void refusesACallWithoutToken() {
    Failure failure =
        failure(() -> asNobody().getGeneration(GetGenerationRequest.getDefaultInstance()));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHENTICATED);
  }
}
