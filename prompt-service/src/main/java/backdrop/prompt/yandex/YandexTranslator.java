package backdrop.prompt.yandex;

import backdrop.prompt.text.Language;
import backdrop.prompt.text.ProviderUnavailable;
import backdrop.prompt.translation.Translator;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/** Translates with Yandex Translate. */
@ApplicationScoped
public class YandexTranslator implements Translator {
  private static final Logger LOG = Logger.getLogger(YandexTranslator.class);

  private final YandexCalls calls;
  private final MeterRegistry meters;

  @Inject
  public YandexTranslator(YandexCalls calls, MeterRegistry meters) {
    this.calls = calls;
    this.meters = meters;
  }

  @Override
  public List<Translated> translate(List<String> texts, String sourceLanguage, Language target) {
    var request =
        new YandexTranslateApi.Request(
            sourceLanguage.isEmpty() ? null : sourceLanguage, target.tag(), "PLAIN_TEXT", texts);
    try {
      List<Translated> translated = usable(calls.translate(request), texts.size());
      count("answered");
      return translated;
    } catch (ProviderUnavailable | YandexCalls.Retryable | FaultToleranceException problem) {
      count("unavailable");
      LOG.warnf("Yandex Translate is not used this time: %s", problem.getMessage());
      throw new ProviderUnavailable("Yandex Translate is not available", problem);
    }
  }

  private static List<Translated> usable(YandexTranslateApi.Reply reply, int expected) {
    var translations = reply.translations();
    if (translations == null || translations.size() != expected) {
      throw new ProviderUnavailable("the answer lacks translations");
    }
    List<Translated> translated = new ArrayList<>();
    for (var translation : translations) {
      String text = translation.text();
      if (text == null || text.isBlank()) {
        throw new ProviderUnavailable("a translation is empty");
      }
      String detected = translation.detectedLanguageCode();
      translated.add(new Translated(text, detected == null ? "" : detected));
    }
    return translated;
  }

  private void count(String outcome) {
    meters
        .counter("backdrop_prompt_translations", "provider", "yandex", "outcome", outcome)
        .increment();
  }
}
