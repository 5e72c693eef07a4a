package backdrop.prompt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Everything that an operator may decide about this service. */
@ConfigMapping(prefix = "backdrop.prompt")
public interface PromptConfig {
  /** Yandex AI Studio and Translate; used as soon as a key and a folder are there. */
  Yandex yandex();

  /** An OpenAI-compatible language model; used as soon as an address and a model are there. */
  LanguageModel languageModel();

  /** How providers are called, whoever they are. */
  Provider provider();

  /** How often one account may have a provider asked; beyond that, the built-in answer serves. */
  PerOwner perOwner();

  /** How long the composition of a prompt waits for a translation before the dictionary serves. */
  @WithDefault("1S")
  Duration compositionPatience();

  /** Yandex. */
  interface Yandex {
    /** Secret of an API key that may use language models and Translate. */
    Optional<String> apiKey();

    /** File with an authorised key of a service account, used where no API key is given. */
    Optional<Path> serviceAccountKey();

    /** Folder that pays; part of the model's address. */
    Optional<String> folderId();

    /** Model that writes suggestions. */
    @WithDefault("yandexgpt/latest")
    String model();

    /** Host of language models. */
    @WithDefault("https://llm.api.cloud.yandex.net")
    URI modelHost();

    /** Host of Translate. */
    @WithDefault("https://translate.api.cloud.yandex.net")
    URI translateHost();

    /** Host that exchanges a service account's JWT for a token. */
    @WithDefault("https://iam.api.cloud.yandex.net")
    URI iamHost();
  }

  /** Any other language model. */
  interface LanguageModel {
    /** Address that ends before {@code /chat/completions}, usually in {@code /v1}. */
    Optional<URI> address();

    /** Name of the model. */
    Optional<String> model();

    /** Bearer key, where the endpoint wants one. */
    Optional<String> apiKey();

    /** Value of the header {@code OpenAI-Project}, where the endpoint wants one. */
    Optional<String> project();
  }

  /** Calls. */
  interface Provider {
    /** For one answer: tries, pauses and reading together. */
    @WithDefault("9.5S")
    Duration patience();

    /** For a connection. */
    @WithDefault("2S")
    Duration connectTimeout();

    /** Tries of a call that was answered 429, 503 or 504. */
    @WithDefault("3")
    int tries();

    /** Pause before the second try where the provider names none; doubled before the third. */
    @WithDefault("0.3S")
    Duration firstPause();

    /** Most calls of one method under way. */
    @WithDefault("10")
    int atOnce();

    /** Of so many last calls half must fail for the breaker to open. */
    @WithDefault("20")
    int breakerWindow();

    /** How long an open breaker keeps calls away. */
    @WithDefault("10S")
    Duration breakerRest();

    /** Most bytes that are read of an answer. */
    @WithDefault("1048576")
    int answerLimit();

    /** Whether http, unencrypted, may leave this machine: for a model in the same network only. */
    @WithDefault("false")
    boolean plainHttp();
  }

  /** Calls of providers in a minute. */
  interface PerOwner {
    @WithDefault("30")
    int suggestionsPerMinute();

    @WithDefault("120")
    int translationsPerMinute();
  }
}
