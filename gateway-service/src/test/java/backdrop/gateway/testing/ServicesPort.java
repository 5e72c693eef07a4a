package backdrop.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Picks a free port for {@link FakeServices} and points every gRPC client at it. Sets what tests
 * cannot wait for.
 */
public final class ServicesPort implements QuarkusTestResourceLifecycleManager {
  // The resource and the tests live in different class loaders; system properties are what they
  // share.
  private static final String PORT_PROPERTY = "backdrop.test-services.port";

  static int port() {
    return Integer.getInteger(PORT_PROPERTY);
  }

  @Override
  public Map<String, String> start() {
    int port = freePort();
    System.setProperty(PORT_PROPERTY, Integer.toString(port));
    Map<String, String> config = new HashMap<>();
    for (String service : new String[] {"auth", "prompt", "inference", "history"}) {
      config.put("quarkus.grpc.clients." + service + ".host", "127.0.0.1");
      config.put("quarkus.grpc.clients." + service + ".test-port", Integer.toString(port));
    }
    // The fakes' classes make the framework start a server of its own, which nobody calls.
    config.put("quarkus.grpc.server.test-port", "0");
    // Revocation shows within the key lifetime; tests would wait for 45 s.
    config.put("backdrop.gateway.session.key-lifetime", "3s");
    config.put("backdrop.gateway.limits.logins", "1000/1m");
    config.put("backdrop.gateway.limits.uploads", "9/1h");
    // Short, so that a test can outwait it.
    config.put("backdrop.gateway.limits.body-patience", "3s");
    config.put("quarkus.http.body.uploads-directory", uploads().toString());
    config.put("backdrop.gateway.events.ping", "200ms");
    config.put("backdrop.gateway.events.patience", "20s");
    return config;
  }

  @Override
  public void stop() {}

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Where uploads lie while they arrive: a folder that no other gateway writes to. */
  public static Path uploads() {
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "backdrop-gateway-test-" + ProcessHandle.current().pid());
  }
}
