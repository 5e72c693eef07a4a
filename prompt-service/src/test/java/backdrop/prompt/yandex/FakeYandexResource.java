package backdrop.prompt.yandex;

import backdrop.fakeyandex.FakeYandex;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A fake Yandex for the length of a test class, and a service that is configured for it. */
public final class FakeYandexResource implements QuarkusTestResourceLifecycleManager {
  /** The secret that must be seen nowhere. */
  public static final String KEY = "CANARY-key-5d1f";

  private FakeYandex yandex;

  @Override
  public Map<String, String> start() {
    try {
      yandex = FakeYandex.start(0, KEY, "folder-1");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    String address = yandex.address().toString();
    return Map.of(
        "backdrop.prompt.yandex.model-host", address,
        "backdrop.prompt.yandex.translate-host", address,
        "backdrop.prompt.yandex.iam-host", address,
        "backdrop.prompt.yandex.api-key", KEY,
        "backdrop.prompt.yandex.folder-id", "folder-1");
  }

  @Override
  public void stop() {
    yandex.close();
  }
}
