package backdrop.inference.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.event.v1.GenerationFinished;
import backdrop.inference.grpc.GenerationMessages;
import backdrop.inference.v1.DownloadArtifactRequest;
import backdrop.inference.v1.DownloadArtifactResponse;
import backdrop.inference.v1.Generation;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.BearerToken;
import backdrop.kit.testing.TestIssuer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of a generation that ended. */
@QuarkusTest
class FinishedComponentTest extends InferenceComponent {
  @Inject FakePorts.HeardEvents events;

  @Test
  void announcesTheEndOnTheWire() {
    Generation accepted = start(ann, settings(10, 1));
    watch(ann, accepted.getGenerationId());

    await()
        .untilAsserted(
            () -> {
              GenerationFinished event =
                  events.heard.stream()
                      .filter(heard -> heard.id().equals(accepted.getGenerationId()))
                      .findFirst()
                      .map(GenerationMessages::finished)
                      .orElseThrow(AssertionError::new);
              assertThat(event.getOwnerId()).isEqualTo(ann);
              assertThat(event.getGeneration().getImages(0).getArtifact().getSha256()).hasSize(64);
            });
  }

  @Test
  void streamsAFinishedFile() {
    Generation accepted = start(ann, settings(10, 2));
    watch(ann, accepted.getGenerationId());

    List<DownloadArtifactResponse> parts = download(ann, accepted.getGenerationId(), 1);

    assertThat(parts.getFirst().getArtifact().getMediaType()).isEqualTo("image/png");
    assertThat(bytes(parts).toStringUtf8()).isEqualTo("picture 11");
  }

  @Test
  void givesAnotherServiceEveryonesFiles() {
    Generation accepted = start(ann, settings(10, 1));
    watch(ann, accepted.getGenerationId());

    Iterator<DownloadArtifactResponse> parts =
        asNobody()
            .withCallCredentials(new BearerToken(TestIssuer.token("history", Roles.SERVICE)))
            .downloadArtifact(
                DownloadArtifactRequest.newBuilder()
                    .setGenerationId(accepted.getGenerationId())
                    .build());

    assertThat(parts.next().getArtifact().getBytes()).isEqualTo(10);
  }
}
