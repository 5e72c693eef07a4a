package backdrop.prompt.provider;

import java.time.Duration;

/** What opens a provider's door. Safe for use by many threads; never printed. */
public interface Credentials {
  /**
   * Value of the authorization header; may itself call the provider.
   *
   * @throws ProviderFault if there is none within {@code patience}
   */
  String authorization(Duration patience);

  /**
   * Told that the provider refused this value.
   *
   * @return whether asking again gives another one
   */
  default boolean renewed(String refused) {
    return false;
  }
}
