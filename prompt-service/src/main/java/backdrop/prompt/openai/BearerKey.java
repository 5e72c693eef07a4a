package backdrop.prompt.openai;

import backdrop.prompt.provider.Credentials;
import java.time.Duration;

/**
 * A key in a bearer header; {@link #toString()} hides it.
 *
 * @param secret empty for models in one's own house, which want none
 */
public record BearerKey(String secret) implements Credentials {
  @Override
  public String authorization(Duration patience) {
    return secret.isEmpty() ? "" : "Bearer " + secret;
  }

  @Override
  public String toString() {
    return "BearerKey";
  }
}
