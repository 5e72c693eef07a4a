package backdrop.history.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.history.failure.HistoryReason;
import backdrop.kit.failure.Failure;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
  private static final List<String> SCOPE = List.of("photos", "account-1");
  private static final Position PLACE = new Position(Instant.ofEpochMilli(1_700_000_000_123L), "b");

  @Test
  void givesTwentyWhenNoSizeIsAskedFor() {
    assertThat(PageRequest.of(0, "", SCOPE).size()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 101, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void refusesASizeOutOfRange(int size) {
    Failure failure = failure(() -> PageRequest.of(size, "", SCOPE));

    assertThat(failure.reason()).isEqualTo(HistoryReason.PAGE_SIZE_OUT_OF_RANGE);
  }

  @Test
  void continuesAfterTheLastItemOfThePageBefore() {
    String token = tokenOf(SCOPE);

    assertThat(PageRequest.of(1, token, SCOPE).after()).contains(PLACE);
  }

  @Test
  void endsWithAnEmptyToken() {
    PageRequest request = PageRequest.of(2, "", SCOPE);

    assertThat(request.page(List.of("a", "b"), item -> PLACE).nextToken()).isEmpty();
  }

  @Test
  void showsNoMoreThanThePageHolds() {
    PageRequest request = PageRequest.of(2, "", SCOPE);

    assertThat(request.page(List.of("a", "b", "c"), item -> PLACE).items())
        .containsExactly("a", "b");
  }

  @Test
  void refusesTheTokenOfAnotherAccount() {
    assertInvalid(tokenOf(List.of("photos", "account-2")));
  }

  @Test
  void refusesTheTokenOfAnotherFilter() {
    assertInvalid(tokenOf(List.of("photos", "account-1", "favourites")));
  }

  @Test
  void refusesATokenOfWhichAnyCharacterIsChanged() {
    String token = tokenOf(SCOPE);

    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      assertInvalid(token.substring(0, i) + other + token.substring(i + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "?", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "{\"$ne\":1}"})
  void refusesATokenThatSomebodyMadeUp(String token) {
    assertInvalid(token);
  }

  private static String tokenOf(List<String> scope) {
    Function<String, Position> place = item -> PLACE;
    return PageRequest.of(1, "", scope).page(List.of("b", "a"), place).nextToken();
  }

  private static void assertInvalid(String token) {
    Failure failure = failure(() -> PageRequest.of(1, token, SCOPE));
    assertThat(failure.reason()).isEqualTo(HistoryReason.PAGE_TOKEN_INVALID);
  }

  private static Failure failure(Runnable call) {
    return catchThrowableOfType(Failure.class, call::run);
  }
}
