package backdrop.prompt.yandex;

import backdrop.fakeyandex.FakeYandex;
import backdrop.prompt.limit.OwnerLimit;
import backdrop.prompt.provider.Credentials;
import backdrop.prompt.provider.Lanes;
import backdrop.prompt.provider.TlsServer;
import backdrop.prompt.suggestion.ProductLook;
import backdrop.prompt.suggestion.SceneGrammar;
import backdrop.prompt.suggestion.ScenePhrases;
import backdrop.prompt.suggestion.Suggestions;
import backdrop.prompt.translation.Dictionary;
import backdrop.prompt.translation.Glossary;
import backdrop.prompt.translation.ProvidedTranslations;
import backdrop.prompt.translation.Translation;
import backdrop.prompt.translation.Translations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A Yandex in one trouble after another, and callers whose breakers never open. */
final class TroubledYandex implements AutoCloseable {
  static final String KEY = "CANARY-key-77b0";

  private final FakeYandex yandex;
  private final DeafServer deaf;
  private final TlsServer elsewhere;
  private final Lanes lanes;
  private final ServiceAccount account;
  private final IamTokens tokens;
  private final SceneGrammar grammar = new SceneGrammar(ScenePhrases.builtIn());
  private final Dictionary dictionary = Dictionary.builtIn(Map.of());
  private volatile Trouble trouble = Trouble.BROKEN;

  /**
   * @param folder for keys
   */
  TroubledYandex(Path folder, Duration connectTimeout) throws Exception {
    yandex = FakeYandex.start(0, KEY, "folder");
    deaf = DeafServer.start();
    elsewhere = TlsServer.start(folder, "dns:elsewhere.example");
    lanes =
        new Lanes(
            elsewhere.trusting(),
            connectTimeout,
            yandex.address(),
            deaf.address(),
            elsewhere.address());
    account = ServiceAccount.trustedBy(yandex);
    tokens =
        new IamTokens(
            account.key(folder), lanes.patientLane("iam"), yandex.address(), Clock.systemUTC());
  }

  /** What was measured and traced. */
  Lanes lanes() {
    return lanes;
  }

  /** The service account's key, in lines as in a PEM file. */
  String privateKey() {
    return account.privateKey();
  }

  /** Gets into the trouble, whatever it was in before. */
  void begin(Trouble next) {
    trouble = next;
    yandex.playAlways(next.fault().orElse(null));
    if (next == Trouble.EXPIRED_TOKEN) {
      tokens.authorization(Lanes.PATIENCE);
    }
  }

  /** Three scenes. */
  Suggestions.Answer suggest(String words, Duration patience) {
    worsen();
    var gpt =
        new YandexGpt(
            lanes.patientLane("gpt-" + trouble),
            credentials(),
            address(),
            "gpt://folder/yandexgpt/latest",
            patience);
    String product = trouble == Trouble.CONTENT_FILTER ? words + FakeYandex.FILTERED : words;
    return new Suggestions(Optional.of(gpt), grammar, unlimited(), () -> 5L)
        .suggest(
            new Suggestions.Wish(
                "anna", product, "", ProductLook.UNKNOWN, "", "", 3, OptionalLong.empty()));
  }

  /** A text in English. */
  Translation translate(String text, Duration patience) {
    worsen();
    var translate =
        new YandexTranslate(
            lanes.patientLane("translate-" + trouble),
            lanes.patientLane("detect-" + trouble),
            credentials(),
            address());
    return new Translations(
            Optional.of(new ProvidedTranslations(translate, Glossary.builtIn(), System::nanoTime)),
            dictionary,
            unlimited(),
            patience)
        .translate("anna", List.of(text), "ru", "en")
        .getFirst();
  }

  private void worsen() {
    if (trouble == Trouble.EXPIRED_TOKEN) {
      yandex.expireTokens();
    }
  }

  private Credentials credentials() {
    return trouble == Trouble.EXPIRED_TOKEN ? tokens : new ApiKey(KEY);
  }

  private URI address() {
    return switch (trouble) {
      case NO_CONNECTION -> deaf.address();
      case CERTIFICATE_OF_ANOTHER_HOST -> elsewhere.address();
      default -> yandex.address();
    };
  }

  private static OwnerLimit unlimited() {
    return new OwnerLimit(1_000_000, Duration.ofMinutes(1), System::nanoTime, () -> {});
  }

  @Override
  public void close() throws IOException {
    lanes.close();
    elsewhere.close();
    deaf.close();
    yandex.close();
  }
}
