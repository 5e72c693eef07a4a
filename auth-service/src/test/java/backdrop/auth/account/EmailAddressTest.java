package backdrop.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "local@localhost",
        "anna.b+tag@mail.example.com",
        "\u0430\u043d\u043d\u0430@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444"
      })
  void takesWhatMailCouldBeSentTo(String text) {
    assertThat(EmailAddress.parse(text).written()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "anna",
        "@example.com",
        "anna@",
        "anna@@example.com",
        "an na@example.com",
        "anna@example..com",
        "anna@.com",
        "anna@example.com.",
        "anna@exam\nple.com",
        "anna@-example.com"
      })
  void refusesWhatNoAddressIs(String text) {
    assertThat(reason(text)).isEqualTo("EMAIL_INVALID");
  }

  @Test
  void takes254CharactersAndNoMore() {
    String domain = "a".repeat(61) + "." + "b".repeat(63) + "." + "c".repeat(63) + ".";

    assertThat(EmailAddress.parse("u@" + domain + "d".repeat(62)).written()).hasSize(254);
    assertThat(reason("u@" + domain + "d".repeat(63))).isEqualTo("EMAIL_INVALID");
    assertThat(reason("u".repeat(2_000_000) + "@example.com")).isEqualTo("EMAIL_INVALID");
  }

  @Test
  void knowsOnePersonByEverySpelling() {
    String composed = EmailAddress.parse(" Ren\u00c9@Example.com ").key();

    assertThat(EmailAddress.parse("rene\u0301@example.COM").key()).isEqualTo(composed);
  }

  private static String reason(String text) {
    return catchThrowableOfType(Failure.class, () -> EmailAddress.parse(text)).reason().name();
  }
}
