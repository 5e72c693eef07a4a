package backdrop.prompt;

import backdrop.prompt.openai.BearerKey;
import backdrop.prompt.openai.ChatCompletions;
import backdrop.prompt.provider.AddressGuard;
import backdrop.prompt.provider.Breaker;
import backdrop.prompt.provider.Credentials;
import backdrop.prompt.provider.ProviderHttp;
import backdrop.prompt.provider.ProviderLane;
import backdrop.prompt.provider.Tries;
import backdrop.prompt.suggestion.SuggestionProvider;
import backdrop.prompt.translation.Translator;
import backdrop.prompt.yandex.ApiKey;
import backdrop.prompt.yandex.IamTokens;
import backdrop.prompt.yandex.ServiceAccountKey;
import backdrop.prompt.yandex.YandexGpt;
import backdrop.prompt.yandex.YandexTranslate;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * The providers that the configuration names, none by default. A language model that is named comes
 * before YandexGPT. Fails at start where a setting cannot be meant.
 */
public final class Providers implements AutoCloseable {
  private final ProviderHttp http;
  private final PromptConfig config;
  private final ProviderLane.Surroundings world;
  private final Optional<SuggestionProvider> writer;
  private final Optional<Translator> translator;

  private Providers(PromptConfig config, MeterRegistry meters, Tracer tracer) {
    this.config = config;
    this.http = http(config);
    this.world =
        new ProviderLane.Surroundings(
            meters, tracer, System::nanoTime, Thread::sleep, new SecureRandom());
    Optional<Credentials> yandex = yandexCredentials();
    this.translator = yandex.map(this::yandexTranslate);
    this.writer = languageModel().or(() -> yandex.map(this::yandexGpt));
  }

  /** The providers of a configuration. */
  static Providers of(PromptConfig config, MeterRegistry meters, Tracer tracer) {
    return new Providers(config, meters, tracer);
  }

  /** Who writes suggestions. */
  Optional<SuggestionProvider> writer() {
    return writer;
  }

  /** Who translates. */
  Optional<Translator> translator() {
    return translator;
  }

  /** Ends all calls. */
  @Override
  public void close() {
    http.close();
  }

  private Optional<Credentials> yandexCredentials() {
    PromptConfig.Yandex yandex = config.yandex();
    if (filled(yandex.folderId()).isEmpty()) {
      return Optional.empty();
    }
    Optional<Credentials> key = filled(yandex.apiKey()).map(ApiKey::new);
    return key.or(
        () -> yandex.serviceAccountKey().map(file -> iamTokens(ServiceAccountKey.read(file))));
  }

  private Credentials iamTokens(ServiceAccountKey key) {
    return new IamTokens(key, lane("yandex-iam"), config.yandex().iamHost(), Clock.systemUTC());
  }

  private SuggestionProvider yandexGpt(Credentials credentials) {
    PromptConfig.Yandex yandex = config.yandex();
    return new YandexGpt(
        lane("yandex-gpt"),
        credentials,
        yandex.modelHost(),
        "gpt://" + yandex.folderId().orElse("").strip() + "/" + yandex.model(),
        config.provider().patience());
  }

  private Translator yandexTranslate(Credentials credentials) {
    return new YandexTranslate(
        lane("yandex-translate"),
        lane("yandex-detect"),
        credentials,
        config.yandex().translateHost());
  }

  private Optional<SuggestionProvider> languageModel() {
    PromptConfig.LanguageModel model = config.languageModel();
    if (model.address().isEmpty() || filled(model.model()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ChatCompletions(
            lane("language-model"),
            new BearerKey(filled(model.apiKey()).orElse("")),
            model.address().get(),
            filled(model.model()).orElse(""),
            filled(model.project()).orElse(""),
            config.provider().patience()));
  }

  private ProviderLane lane(String name) {
    PromptConfig.Provider provider = config.provider();
    return new ProviderLane(
        name,
        http,
        new Tries(provider.tries(), provider.firstPause()),
        new Breaker(provider.breakerWindow(), provider.breakerRest(), world.nanoTime()),
        provider.atOnce(),
        world);
  }

  private static ProviderHttp http(PromptConfig config) {
    Set<URI> addresses = new HashSet<>();
    addresses.add(config.yandex().modelHost());
    addresses.add(config.yandex().translateHost());
    addresses.add(config.yandex().iamHost());
    config.languageModel().address().ifPresent(addresses::add);
    try {
      return new ProviderHttp(
          new AddressGuard(addresses, config.provider().plainHttp()),
          SSLContext.getDefault(),
          config.provider().connectTimeout(),
          config.provider().answerLimit(),
          Clock.systemUTC());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this JDK lacks TLS", impossible);
    }
  }

  private static Optional<String> filled(Optional<String> setting) {
    return setting.map(String::strip).filter(text -> !text.isEmpty());
  }
}
