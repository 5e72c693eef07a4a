package backdrop.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpOptionsTest {
  private static UpOptions parse(String... arguments) {
    return UpOptions.parse(List.of(arguments), Map.of());
  }

  @Test
  void staysInTheForegroundOnTheUsualPort() {
    assertEquals(new UpOptions(8080, false, Optional.empty(), Optional.empty(), false), parse());
  }

  @Test
  void takesAPortInEitherSpelling() {
    assertEquals(
        new UpOptions(9000, true, Optional.empty(), Optional.empty(), false),
        parse("--port", "9000", "--detach"));
    assertEquals(
        new UpOptions(9000, true, Optional.empty(), Optional.empty(), false),
        parse("--detach", "--port=9000"));
  }

  @Test
  void takesAFakeYandexOnlyWhereOneIsWanted() {
    assertTrue(parse("--fake-yandex").fakeYandex());
  }

  @Test
  void prefersTheArgumentToTheEnvironment() {
    var environment = Map.of("BACKDROP_PORT", "7000");
    assertEquals(7000, UpOptions.parse(List.of(), environment).port());
    assertEquals(9000, UpOptions.parse(List.of("--port", "9000"), environment).port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "-1", "65536", "", "8080.5"})
  void refusesWhatIsNoPort(String text) {
    var refusal = assertThrows(StackFailure.class, () -> parse("--port", text));
    assertTrue(refusal.getMessage().contains("is no port"), refusal.getMessage());
  }

  @Test
  void takesAModelInEitherSpelling() {
    assertEquals(Optional.of("mine"), parse("--model", "mine").model());
    assertEquals(Optional.of("./mine"), parse("--detach", "--model=./mine").model());
  }

  @Test
  void takesASegmentationNetworkInEitherSpelling() {
    assertEquals(Optional.of("nets/u2net"), parse("--cutout-model", "nets/u2net").cutOutModel());
    assertEquals(Optional.of("nets/u2net"), parse("--cutout-model=nets/u2net").cutOutModel());
    assertThrows(StackFailure.class, () -> parse("--cutout-model"));
  }

  @Test
  void refusesAModelWithoutAName() {
    assertThrows(StackFailure.class, () -> parse("--model"));
  }

  @Test
  void refusesAPortWithoutANumber() {
    assertThrows(StackFailure.class, () -> parse("--port"));
  }

  @Test
  void namesTheArgumentItDoesNotKnow() {
    var refusal = assertThrows(StackFailure.class, () -> parse("--colour"));
    assertTrue(refusal.getMessage().contains("--colour"), refusal.getMessage());
  }
}
