package backdrop.prompt.yandex;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.fakeyandex.FakeYandex;
import backdrop.fakeyandex.Fault;
import backdrop.prompt.limit.OwnerLimit;
import backdrop.prompt.provider.Lanes;
import backdrop.prompt.text.TextSource;
import backdrop.prompt.translation.Dictionary;
import backdrop.prompt.translation.Glossary;
import backdrop.prompt.translation.ProvidedTranslations;
import backdrop.prompt.translation.Translation;
import backdrop.prompt.translation.Translations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Composing a prompt asks for translations with little patience. */
class SlowProviderTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private FakeYandex yandex;
  private Lanes lanes;
  private Translations translations;

  @BeforeEach
  void start() throws Exception {
    yandex = FakeYandex.start(0, "key", "folder");
    lanes = new Lanes(yandex.address());
    var translate =
        new YandexTranslate(
            lanes.lane("translate"), lanes.lane("detect"), new ApiKey("key"), yandex.address());
    translations =
        new Translations(
            Optional.of(new ProvidedTranslations(translate, Glossary.builtIn(), System::nanoTime)),
            Dictionary.builtIn(Map.of()),
            new OwnerLimit(1_000_000, Duration.ofMinutes(1), System::nanoTime, () -> {}),
            Lanes.PATIENCE);
  }

  @AfterEach
  void stop() {
    lanes.close();
    yandex.close();
  }

  @Test
  void holdsUpFewCallsAndThenNone() throws Exception {
    yandex.playAlways(new Fault.Drip());
    List<Future<Translation>> answers;
    try (var callers = Executors.newFixedThreadPool(20)) {
      answers =
          callers.invokeAll(
              IntStream.range(0, 600)
                  .<java.util.concurrent.Callable<Translation>>mapToObj(
                      i -> () -> english("белый стол " + i))
                  .toList());
    }

    for (Future<Translation> answer : answers) {
      assertThat(answer.get().source()).isEqualTo(TextSource.BUILT_IN);
      assertThat(answer.get().text()).startsWith("white table");
    }
    assertThat(yandex.calls()).isLessThanOrEqualTo(30);
  }

  @Test
  void waitsNoLongerThanItsPatience() {
    yandex.playAlways(new Fault.Drip());
    long start = System.nanoTime();

    english("белый стол");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.multipliedBy(5));
  }

  @Test
  void asksAProviderThatIsWellOnce() {
    english("на деревянном столе у окна");

    assertThat(english("на деревянном столе у окна").text())
        .isEqualTo("on a wooden table by the window");
    assertThat(yandex.calls()).isEqualTo(1);
  }

  private Translation english(String text) {
    return translations.toEnglish("anna", List.of(text), "", PATIENCE).getFirst();
  }
}
