package backdrop.prompt.yandex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.fakeyandex.FakeYandex;
import backdrop.prompt.provider.Lanes;
import backdrop.prompt.provider.ProviderFault;
import backdrop.prompt.suggestion.ProductLook;
import backdrop.prompt.suggestion.SuggestionProvider.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IamTokensTest {
  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private FakeYandex yandex;
  private Lanes lanes;
  private IamTokens tokens;

  @BeforeEach
  void start() throws Exception {
    yandex = FakeYandex.start(0, "unused", "folder", clock());
    lanes = new Lanes(yandex.address());
    tokens =
        new IamTokens(
            ServiceAccount.trustedBy(yandex).key(folder),
            lanes.lane("iam"),
            yandex.address(),
            clock());
  }

  @AfterEach
  void stop() {
    lanes.close();
    yandex.close();
  }

  @Test
  void exchangesASignedJwtForAToken() {
    assertThat(tokens.authorization(Lanes.PATIENCE)).startsWith("Bearer t1.");
  }

  @Test
  void usesATokenForAnHourAndThenAnother() {
    String first = tokens.authorization(Lanes.PATIENCE);
    now.updateAndGet(at -> at.plus(Duration.ofMinutes(59)));
    String same = tokens.authorization(Lanes.PATIENCE);
    now.updateAndGet(at -> at.plus(Duration.ofMinutes(2)));

    String another = tokens.authorization(Lanes.PATIENCE);

    assertThat(same).isEqualTo(first);
    assertThat(another).isNotEqualTo(first);
  }

  @Test
  void asksOnceForManyCallers() {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        callers.execute(() -> tokens.authorization(Lanes.PATIENCE));
      }
    }

    assertThat(yandex.tokensGiven()).isEqualTo(1);
  }

  @Test
  void renewsATokenThatExpiredEarlyAndGoesOn() {
    var gpt =
        new YandexGpt(
            lanes.lane("gpt"),
            tokens,
            yandex.address(),
            "gpt://folder/yandexgpt/latest",
            Lanes.PATIENCE);
    var task = new Task("mug", "", ProductLook.UNKNOWN, "", 2);
    gpt.suggest(task);
    yandex.expireTokens();

    assertThat(gpt.suggest(task)).hasSize(2);
    assertThat(yandex.tokensGiven()).isEqualTo(2);
  }

  @Test
  void getsNoTokenWithAKeyThatIsTrustedNoLonger() throws Exception {
    ServiceAccount.trustedBy(yandex);

    var fault =
        catchThrowableOfType(ProviderFault.class, () -> tokens.authorization(Lanes.PATIENCE));

    assertThat(fault.kind()).isEqualTo(ProviderFault.Kind.UNAUTHENTICATED);
  }

  @Test
  void namesTheFileAndNotItsContentWhenItIsNoKey() throws Exception {
    Path file = Files.writeString(folder.resolve("broken.json"), "{\"private_key\":\"s3cret\"}");

    assertThatThrownBy(() -> ServiceAccountKey.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("broken.json")
        .hasMessageNotContaining("s3cret");
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }
}
