package backdrop.local;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.random.RandomGenerator;

/**
 * Free ports by name, the same ones after a restart.
 *
 * <p>Remembering them keeps the issuer's address, which stands in every token, from changing. They
 * lie below the range from which systems take the ports of outgoing connections, so none is lost to
 * a passing client.
 */
final class Ports {
  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;

  private final Path file;
  private final RandomGenerator random;
  private final Properties remembered = new Properties();
  private final Map<String, Integer> given = new HashMap<>();

  /** Reads what was remembered in the file; a damaged file counts as an empty one. */
  Ports(Path file, RandomGenerator random) {
    this.file = file;
    this.random = random;
    try (Reader reader = Files.newBufferedReader(file)) {
      remembered.load(reader);
    } catch (IOException | IllegalArgumentException absent) {
      remembered.clear();
    }
  }

  /**
   * The port remembered under the name where it is still free, else another one, remembered from
   * now on. Asking again for the same name gives the same port, whoever listens there by then.
   */
  synchronized int port(String name) {
    var known = given.get(name);
    if (known != null) {
      return known;
    }
    int port = remembered(name);
    while (port == 0 || given.containsValue(port) || !isFree(port)) {
      port = FIRST + random.nextInt(COUNT);
    }
    given.put(name, port);
    if (port != remembered(name)) {
      remembered.setProperty(name, Integer.toString(port));
      save();
    }
    return port;
  }

  /** Gives the port to somebody who asked for this very one, so that no name gets it. */
  synchronized int take(int port) {
    given.put("taken", port);
    return port;
  }

  /** Whether this machine would let us listen there now. */
  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private int remembered(String name) {
    try {
      return Integer.parseInt(remembered.getProperty(name, "0"));
    } catch (NumberFormatException damaged) {
      return 0;
    }
  }

  private void save() {
    var text = new StringWriter();
    remembered.stringPropertyNames().stream()
        .sorted()
        .forEach(
            name ->
                text.append(name).append('=').append(remembered.getProperty(name)).append('\n'));
    Home.write(file, text.toString());
  }
}
