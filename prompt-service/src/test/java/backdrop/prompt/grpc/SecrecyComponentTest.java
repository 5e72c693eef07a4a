package backdrop.prompt.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import backdrop.fakeyandex.FakeYandex;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.BearerToken;
import backdrop.kit.testing.MongoServerResource;
import backdrop.kit.testing.TestIssuer;
import backdrop.prompt.testing.HeardLog;
import backdrop.prompt.testing.Spans;
import backdrop.prompt.v1.ComposePromptRequest;
import backdrop.prompt.v1.CreateStyleRequest;
import backdrop.prompt.v1.LocalizedText;
import backdrop.prompt.v1.PromptServiceGrpc;
import backdrop.prompt.v1.PromptServiceGrpc.PromptServiceBlockingStub;
import backdrop.prompt.v1.SuggestPromptsRequest;
import backdrop.prompt.v1.TranslateRequest;
import backdrop.prompt.yandex.FakeYandexResource;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people write and what opens the provider's door is told to nobody who looks on. */
@QuarkusTest
@TestProfile(SecrecyComponentTest.Everything.class)
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(MongoServerResource.class)
@QuarkusTestResource(FakeYandexResource.class)
class SecrecyComponentTest {
  private static final String CANARY = "CANARY";

  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  @Inject Spans spans;

  private HeardLog log;
  private ManagedChannel channel;

  /** Traces on, and as much logged as ever. */
  public static final class Everything implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.otel.sdk.disabled", "false",
          "quarkus.otel.bsp.schedule.delay", "50ms",
          "quarkus.log.category.\"backdrop\".level", "DEBUG");
    }
  }

  @BeforeEach
  void connect() {
    log = HeardLog.listen();
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
    log.close();
  }

  @Test
  void keepsWordsAndKeysOutOfLogsMetricsAndTraces() throws Exception {
    for (String trouble :
        List.of("", FakeYandex.OVER_QUOTA, FakeYandex.FILTERED, FakeYandex.NONSENSE)) {
      speak(CANARY + " канарейка " + trouble);
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(spans.exported())
                    .anyMatch(span -> span.contains("provider yandex-gpt")));
    String measured = read(metrics);
    assertThat(log.lines()).anyMatch(line -> line.contains("YandexGPT is not used this time"));
    assertThat(log.lines()).noneMatch(SecrecyComponentTest::tells);
    assertThat(measured).contains("backdrop_prompt_provider_calls").doesNotContain(CANARY);
    assertThat(tells(measured)).isFalse();
    assertThat(spans.exported()).isNotEmpty().noneMatch(SecrecyComponentTest::tells);
  }

  /** Every call that takes words, with what the providers do to them. */
  private void speak(String words) {
    PromptServiceBlockingStub anna =
        PromptServiceGrpc.newBlockingStub(channel)
            .withCallCredentials(new BearerToken(TestIssuer.token("anna", Roles.USER)));
    anna.suggestPrompts(
        SuggestPromptsRequest.newBuilder()
            .setProduct(words)
            .setCategory(words)
            .setLanguage("ru")
            .setCount(2)
            .build());
    anna.composePrompt(ComposePromptRequest.newBuilder().setScene(words).setProduct(words).build());
    anna.translate(TranslateRequest.newBuilder().addTexts(words).setTargetLanguage("en").build());
    anna.createStyle(
        CreateStyleRequest.newBuilder()
            .setName(LocalizedText.newBuilder().setEn(words))
            .setTemplate("{scene} " + words)
            .build());
    assertThat(
            catchThrowable(
                () ->
                    anna.createStyle(
                        CreateStyleRequest.newBuilder()
                            .setName(LocalizedText.newBuilder().setEn(words))
                            .setTemplate(words)
                            .build())))
        .isNotNull();
  }

  private static boolean tells(String text) {
    return text.contains(CANARY) || text.contains("канарейка");
  }

  private static String read(URL address) throws IOException {
    try (var stream = address.openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
