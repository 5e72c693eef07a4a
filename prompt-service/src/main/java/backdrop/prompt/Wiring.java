package backdrop.prompt;

import backdrop.prompt.composition.EnglishReader;
import backdrop.prompt.composition.PromptComposer;
import backdrop.prompt.limit.OwnerLimit;
import backdrop.prompt.mongo.MongoStyles;
import backdrop.prompt.style.BuiltInStyles;
import backdrop.prompt.style.StyleShelf;
import backdrop.prompt.style.Styles;
import backdrop.prompt.suggestion.SceneGrammar;
import backdrop.prompt.suggestion.ScenePhrases;
import backdrop.prompt.suggestion.Suggestions;
import backdrop.prompt.translation.Dictionary;
import backdrop.prompt.translation.Glossary;
import backdrop.prompt.translation.ProvidedTranslations;
import backdrop.prompt.translation.Translations;
import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The whole service on one screen: the only place where core meets CDI. */
public class Wiring {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Produces
  @Singleton
  Styles styles(
      MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
    return new MongoStyles(client, database);
  }

  @Produces
  @Singleton
  StyleShelf styleShelf(Styles styles) {
    return new StyleShelf(styles, BuiltInStyles.all(), () -> UUID.randomUUID().toString());
  }

  @Produces
  @Singleton
  ScenePhrases scenePhrases() {
    return ScenePhrases.builtIn();
  }

  @Produces
  @Singleton
  Providers providers(PromptConfig config, MeterRegistry meters, Tracer tracer) {
    return Providers.of(config, meters, tracer);
  }

  void end(@Disposes Providers providers) {
    providers.close();
  }

  @Produces
  @Singleton
  Translations translations(
      Providers providers, ScenePhrases phrases, PromptConfig config, MeterRegistry meters) {
    return new Translations(
        providers
            .translator()
            .map(
                translator ->
                    new ProvidedTranslations(translator, Glossary.builtIn(), System::nanoTime)),
        Dictionary.builtIn(phrases.inRussian()),
        limit(config.perOwner().translationsPerMinute(), "translations", meters),
        config.provider().patience());
  }

  @Produces
  @Singleton
  Suggestions suggestions(
      Providers providers, ScenePhrases phrases, PromptConfig config, MeterRegistry meters) {
    return new Suggestions(
        providers.writer(),
        new SceneGrammar(phrases),
        limit(config.perOwner().suggestionsPerMinute(), "suggestions", meters),
        new SecureRandom()::nextLong);
  }

  @Produces
  @Singleton
  PromptComposer promptComposer(Translations translations, PromptConfig config) {
    EnglishReader english =
        (accountId, texts, language) ->
            translations
                .toEnglish(accountId, texts, language, config.compositionPatience())
                .stream()
                .map(
                    translation ->
                        new EnglishReader.Reading(
                            translation.text(),
                            translation.detectedLanguage(),
                            translation.source(),
                            translation.approximate()))
                .toList();
    return new PromptComposer(english);
  }

  private static OwnerLimit limit(int callsPerMinute, String what, MeterRegistry meters) {
    var refused = meters.counter("backdrop_prompt_owner_limited", "what", what);
    return new OwnerLimit(callsPerMinute, MINUTE, System::nanoTime, refused::increment);
  }
}
