package backdrop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.gateway.testing.Browser;
import backdrop.gateway.testing.FakeInference;
import backdrop.gateway.testing.FakeInference.Watcher;
import backdrop.gateway.testing.FakeServices;
import backdrop.gateway.testing.GatewayTest;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationImage;
import backdrop.inference.v1.GenerationState;
import backdrop.inference.v1.Preview;
import backdrop.inference.v1.Progress;
import backdrop.inference.v1.Stepping;
import backdrop.inference.v1.WatchGenerationResponse;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.TestIssuer;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class EventsComponentTest {
  private static final String OWNER = "watcher";

  private final FakeInference inference = FakeServices.running().inference;
  private Generation generation;

  @BeforeEach
  void start() {
    inference.watchers.clear();
    generation = inference.accept(OWNER);
  }

  @Test
  void tellsEverythingInOrderAndCloses() throws Exception {
    Reading reading = watch("?previews=true");
    Watcher watcher = watcher(1);

    watcher.send(
        WatchGenerationResponse.newBuilder()
            .setProgress(
                Progress.newBuilder().setStepping(Stepping.newBuilder().setStep(3).setSteps(9))));
    watcher.send(
        WatchGenerationResponse.newBuilder()
            .setPreview(Preview.newBuilder().setStep(3).setJpeg(ByteString.copyFromUtf8("jpeg"))));
    watcher.send(
        WatchGenerationResponse.newBuilder()
            .setImageFinished(GenerationImage.newBuilder().setIndex(0)));
    watcher.finish(succeeded());

    reading.awaitEnd();
    assertThat(watcher.request().getWithPreviews()).isTrue();
    assertThat(reading.events())
        .containsExactly("snapshot", "progress", "preview", "image", "finished");
    assertThat(reading.ids()).containsExactly("1", "2", "3", "4", "5");
    assertThat(reading.lines).contains("retry:3000");
    assertThat(String.join("\n", reading.lines))
        .contains("\"phase\":\"stepping\"")
        .contains("data:image/jpeg;base64,anBlZw==")
        .contains("\"state\":\"succeeded\"")
        .contains("/api/generations/" + generation.getGenerationId() + "/images/0");
  }

  @Test
  void keepsTheConnectionAliveWhileNothingHappens() throws Exception {
    Reading reading = watch("");

    await().until(() -> reading.lines.stream().anyMatch(line -> line.startsWith(":")));

    watcher(1).finish(succeeded());
    reading.awaitEnd();
  }

  @Test
  void findsTheEndAlthoughThePainterWasRestarted() throws Exception {
    Reading reading = watch("");
    watcher(1);
    FakeServices.running().crash();
    inference.watchers.clear();

    FakeServices.running().start();
    watcher(1).finish(succeeded());

    reading.awaitEnd();
    assertThat(reading.events()).containsExactly("snapshot", "snapshot", "finished");
    assertThat(reading.ids()).containsExactly("1", "2", "3");
  }

  @Test
  void stopsWatchingWhenTheBrowserLeaves() {
    int before = inference.cancelledWatches.get();
    Reading reading = watch("");
    watcher(1);

    reading.stream.close();

    await().until(() -> inference.cancelledWatches.get() > before);
  }

  @Test
  void tellsAFailureInTheMiddleAsAnEvent() throws Exception {
    Reading reading = watch("");

    watcher(1).observer().onError(Status.INTERNAL.withDescription("secret").asRuntimeException());

    reading.awaitEnd();
    assertThat(reading.events()).containsExactly("snapshot", "error");
    assertThat(String.join("\n", reading.lines))
        .contains("\"reason\":\"UNEXPECTED\"")
        .doesNotContain("secret");
  }

  @Test
  void letsTheBrowserConnectAgainWhenItsTokenHasEnded() throws Exception {
    Reading reading = watch("");

    watcher(1).observer().onError(Status.UNAUTHENTICATED.asRuntimeException());

    reading.awaitEnd();
    assertThat(reading.events()).containsExactly("snapshot");
  }

  private Reading watch(String query) {
    Browser browser = Browser.with(TestIssuer.token(OWNER, Roles.USER));
    var response =
        browser.events("/api/generations/" + generation.getGenerationId() + "/events" + query);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return new Reading(response.body());
  }

  private Watcher watcher(int count) {
    await().atMost(20, TimeUnit.SECONDS).until(() -> inference.watchers.size() == count);
    return inference.watchers.getFirst();
  }

  private Generation succeeded() {
    return generation.toBuilder().setState(GenerationState.GENERATION_STATE_SUCCEEDED).build();
  }

  private static final class Reading {
    private final Stream<String> stream;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end;

    Reading(Stream<String> stream) {
      this.stream = stream;
      this.end = CompletableFuture.runAsync(() -> stream.forEach(lines::add));
    }

    void awaitEnd() throws Exception {
      end.get(20, TimeUnit.SECONDS);
    }

    List<String> events() {
      return values("event:");
    }

    List<String> ids() {
      return values("id:");
    }

    private List<String> values(String field) {
      return lines.stream()
          .filter(line -> line.startsWith(field))
          .map(line -> line.substring(field.length()).strip())
          .toList();
    }
  }
}
