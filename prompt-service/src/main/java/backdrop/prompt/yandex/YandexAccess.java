package backdrop.prompt.yandex;

import backdrop.prompt.PromptConfig;
import java.util.Optional;

/**
 * What Yandex asks of its callers. Never printed: {@link #toString()} hides the key.
 *
 * @param apiKey secret of an API key
 * @param modelUri address of the model that writes, {@code gpt://folder/model/version}
 */
public record YandexAccess(String apiKey, String modelUri) {
  /** Empty unless both the key and the folder are configured. */
  public static Optional<YandexAccess> of(PromptConfig.Yandex config) {
    Optional<String> key = config.apiKey().filter(text -> !text.isBlank());
    Optional<String> folder = config.folderId().filter(text -> !text.isBlank());
    if (key.isEmpty() || folder.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new YandexAccess(
            key.get().strip(), "gpt://" + folder.get().strip() + "/" + config.model()));
  }

  /** Value of the authorization header. */
  String authorization() {
    return "Api-Key " + apiKey;
  }

  @Override
  public String toString() {
    return "YandexAccess[" + modelUri + "]";
  }
}
