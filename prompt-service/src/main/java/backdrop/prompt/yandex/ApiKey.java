package backdrop.prompt.yandex;

import backdrop.prompt.provider.Credentials;
import java.time.Duration;

/**
 * An API key; {@link #toString()} hides it.
 *
 * @param secret printable ASCII
 */
public record ApiKey(String secret) implements Credentials {
  @Override
  public String authorization(Duration patience) {
    return "Api-Key " + secret;
  }

  @Override
  public String toString() {
    return "ApiKey";
  }
}
