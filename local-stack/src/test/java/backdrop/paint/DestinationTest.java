package backdrop.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DestinationTest {
  @TempDir Path home;

  private void aStackRunsHere() throws IOException {
    Files.writeString(home.resolve("ready"), "http://localhost:8080\n");
    Files.writeString(home.resolve("api-key"), "bg_live_local\n");
  }

  @Test
  void isTheStackOfThisMachine() throws IOException {
    aStackRunsHere();
    assertEquals(
        new Destination(URI.create("http://localhost:8080"), "bg_live_local"),
        Destination.find(Map.of(), home));
  }

  @Test
  void isWhereTheEnvironmentSays() throws IOException {
    aStackRunsHere();
    var environment =
        Map.of("BACKDROP_URL", "https://backdrop.example/", "BACKDROP_API_KEY", "bg_live_other");
    assertEquals(
        new Destination(URI.create("https://backdrop.example"), "bg_live_other"),
        Destination.find(environment, home));
  }

  @Test
  void neverSendsTheLocalKeyElsewhere() throws IOException {
    aStackRunsHere();
    var environment = Map.of("BACKDROP_URL", "https://backdrop.example");
    var refusal = assertThrows(PaintFailure.class, () -> Destination.find(environment, home));
    assertTrue(refusal.getMessage().contains("BACKDROP_API_KEY"), refusal.getMessage());
  }

  @Test
  void saysHowToStartAStackWhereNoneRuns() {
    var refusal = assertThrows(PaintFailure.class, () -> Destination.find(Map.of(), home));
    assertTrue(refusal.getMessage().contains("./backdrop up"), refusal.getMessage());
  }

  @Test
  void refusesAnAddressThatIsNone() {
    var environment = Map.of("BACKDROP_URL", "localhost", "BACKDROP_API_KEY", "bg_live_other");
    assertThrows(PaintFailure.class, () -> Destination.find(environment, home));
  }
}
