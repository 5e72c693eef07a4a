package backdrop.history.component;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** What stands around the service in component tests: a topic in memory, a place for inference. */
public final class TestWorld implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    Map<String, String> settings =
        new HashMap<>(InMemoryConnector.switchIncomingChannelsToInMemory("generation-finished"));
    settings.put("quarkus.grpc.clients.inference.test-port", Integer.toString(freePort()));
    settings.put("backdrop.history.events.first-pause", "20ms");
    settings.put("backdrop.history.events.longest-pause", "100ms");
    settings.put("backdrop.history.events.attempts", "3");
    settings.put("backdrop.history.sweep.every", "off");
    return settings;
  }

  @Override
  public void stop() {
    InMemoryConnector.clear();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
