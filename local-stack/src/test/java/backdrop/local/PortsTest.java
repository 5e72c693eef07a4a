package backdrop.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void chooseAFile() {
    file = folder.resolve("ports");
  }

  private Ports ports() {
    return new Ports(file, new Random());
  }

  @Test
  void givesTheSamePortAfterARestart() {
    int before = ports().port("auth");
    assertEquals(before, ports().port("auth"));
  }

  @Test
  void givesAnotherPortWhenTheRememberedOneIsTaken() throws IOException {
    int before = ports().port("auth");
    try (var stranger = new ServerSocket(before, 1, InetAddress.getByName("127.0.0.1"))) {
      assertNotEquals(stranger.getLocalPort(), ports().port("auth"));
    }
  }

  @Test
  void givesEachNameItsOwn() {
    var ports = ports();
    var given = new HashSet<Integer>();
    for (int name = 0; name < 20; name++) {
      given.add(ports.port("name-" + name));
    }
    assertEquals(20, given.size());
  }

  @Test
  void staysBelowTheRangeOfOutgoingConnections() {
    int port = ports().port("auth");
    assertTrue(port >= 20_000 && port < 32_000, () -> "port " + port);
  }

  @Test
  void neverGivesAPortThatSomebodyAskedFor() {
    int wanted = ports().port("auth");
    var ports = ports();
    ports.take(wanted);
    assertNotEquals(wanted, ports.port("auth"));
  }

  @Test
  void startsAfreshFromADamagedFile() throws IOException {
    Files.writeString(file, "auth=eighty\n\\u00");
    assertTrue(ports().port("auth") > 0);
  }
}
