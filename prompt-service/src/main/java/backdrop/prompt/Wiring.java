package backdrop.prompt;

import backdrop.prompt.composition.EnglishReader;
import backdrop.prompt.composition.PromptComposer;
import backdrop.prompt.mongo.MongoStyles;
import backdrop.prompt.style.BuiltInStyles;
import backdrop.prompt.style.StyleShelf;
import backdrop.prompt.style.Styles;
import backdrop.prompt.suggestion.SceneGrammar;
import backdrop.prompt.suggestion.SuggestionProvider;
import backdrop.prompt.suggestion.Suggestions;
import backdrop.prompt.translation.Dictionary;
import backdrop.prompt.translation.Translations;
import backdrop.prompt.translation.Translator;
import backdrop.prompt.yandex.YandexAccess;
import backdrop.prompt.yandex.YandexGptWriter;
import backdrop.prompt.yandex.YandexTranslator;
import com.mongodb.client.MongoClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The whole service on one screen: the only place where core meets CDI. */
public class Wiring {
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
  Optional<YandexAccess> yandexAccess(PromptConfig config) {
    return YandexAccess.of(config.yandex());
  }

  @Produces
  @Singleton
  Translations translations(Optional<YandexAccess> access, YandexTranslator yandex) {
    Optional<Translator> provider = access.map(ignored -> yandex);
    return new Translations(provider, Dictionary.builtIn());
  }

  @Produces
  @Singleton
  Suggestions suggestions(Optional<YandexAccess> access, YandexGptWriter yandex) {
    Optional<SuggestionProvider> provider = access.map(ignored -> yandex);
    return new Suggestions(provider, new SceneGrammar(), new SecureRandom()::nextLong);
  }

  @Produces
  @Singleton
  PromptComposer promptComposer(Translations translations) {
    EnglishReader english =
        (text, language) -> {
          var translation = translations.toEnglish(text, language);
          return new EnglishReader.Reading(
              translation.text(),
              translation.detectedLanguage(),
              translation.source(),
              translation.approximate());
        };
    return new PromptComposer(english);
  }
}
