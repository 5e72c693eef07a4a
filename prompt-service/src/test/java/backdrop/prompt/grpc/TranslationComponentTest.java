package backdrop.prompt.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.prompt.v1.TranslateRequest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Texts in another language. */
@QuarkusTest
class TranslationComponentTest extends PromptComponent {
  @Test
  void translatesAnyLanguageToEnglish() {
    var translated =
        as("anna")
            .translate(
                TranslateRequest.newBuilder()
                    .addTexts("auf einem Holztisch am Fenster")
                    .setTargetLanguage("en")
                    .build())
            .getTranslations(0);

    assertThat(translated.getText()).isEqualTo("on a wooden table by the window");
    assertThat(translated.getDetectedLanguage()).isEqualTo("de");
  }
}
