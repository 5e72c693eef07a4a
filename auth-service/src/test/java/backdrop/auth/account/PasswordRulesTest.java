package backdrop.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private static final CommonPasswords COMMON = CommonPasswords.bundled();

  private final PasswordRules rules = new PasswordRules(COMMON);

  @Test
  void bundlesThousandsOfCommonPasswords() {
    assertThat(COMMON.size()).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a quiet green teapot",
        "\u0442\u0438\u0445\u0438\u0439 \u0437\u0435\u043b\u0451\u043d\u044b\u0439 \u0447\u0430\u0439\u043d\u0438\u043a",
        "twelve chars",
        "with a nul \u0000 inside",
        "\ud83e\uded6\ud83e\uded6\ud83e\uded6\ud83e\uded6\ud83e\uded6\ud83e\uded6\ud83e\uded6\ud83e\uded6\ud83e\uded6\ud83e\uded6\ud83e\uded6\ud83c\udf75"
      })
  void takesAnyTwelveCharacters(String password) {
    assertThat(rules.check(password, "password")).isEqualTo(password);
  }

  @Test
  void countsCharactersAndNotTheirHalves() {
    assertThat(reason("\ud83e\uded6".repeat(11))).isEqualTo("PASSWORD_TOO_SHORT");
    assertThat(rules.check("\ud83e\uded6".repeat(256), "password")).hasSize(512);
  }

  @Test
  void refusesMoreThan256Characters() {
    assertThat(reason("x".repeat(257))).isEqualTo("PASSWORD_TOO_LONG");
  }

  @Test
  void bringsEverySpellingOfOneTextToOneForm() {
    assertThat(rules.check("cafe\u0301 con leche", "password")).isEqualTo("caf\u00e9 con leche");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "PASSWORD1234",
        "Qwertyuiop12",
        "iloveyou1234",
        "administrator1",
        "\u0419\u0426\u0423\u041a\u0415\u041d\u0413\u0428\u0429\u0417\u0425\u042a",
        "111111111111",
        "correct horse battery staple"
      })
  void refusesWhatIsTriedFirstHoweverItIsWritten(String password) {
    assertThat(reason(password)).isEqualTo("PASSWORD_TOO_COMMON");
  }

  @Test
  void hidesNoCommonPasswordBehindAnotherUnicodeForm() {
    // The short i with its breve apart.
    assertThat(
            reason(
                "\u0438\u0306\u0446\u0443\u043a\u0435\u043d\u0433\u0448\u0449\u0437\u0445\u044a"))
        .isEqualTo("PASSWORD_TOO_COMMON");
  }

  @Test
  void namesTheFieldThatTheCallerWrote() {
    var failure = catchThrowableOfType(Failure.class, () -> rules.check("short", "new_password"));

    assertThat(failure.fields()).extracting("field").containsExactly("new_password");
  }

  private String reason(String password) {
    return catchThrowableOfType(Failure.class, () -> rules.check(password, "password"))
        .reason()
        .name();
  }
}
