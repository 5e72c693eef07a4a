package backdrop.prompt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Everything that an operator may decide about this service. */
@ConfigMapping(prefix = "backdrop.prompt")
public interface PromptConfig {
  /** The provider of suggestions and translations. */
  Yandex yandex();

  /** Yandex AI Studio and Translate; used as soon as a key is there. */
  interface Yandex {
    /** Secret of an API key that may use language models and Translate. */
    Optional<String> apiKey();

    /** Folder that pays; part of the model's address. */
    Optional<String> folderId();

    /** Model that writes suggestions. */
    @WithDefault("yandexgpt/latest")
    String model();
  }
}
