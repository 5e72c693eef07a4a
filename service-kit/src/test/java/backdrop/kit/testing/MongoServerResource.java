package backdrop.kit.testing;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * A MongoDB wire server in memory for component tests; the server at {@code MONGODB_URI} where that
 * is set. Points {@code quarkus.mongodb.connection-string} at it.
 */
public final class MongoServerResource implements QuarkusTestResourceLifecycleManager {
  private MongoServer server;

  @Override
  public Map<String, String> start() {
    String address = System.getenv("MONGODB_URI");
    if (address == null || address.isBlank()) {
      server = new MongoServer(new MemoryBackend());
      address = "mongodb:/" + server.bind();
    }
    return Map.of("quarkus.mongodb.connection-string", address);
  }

  @Override
  public void stop() {
    if (server != null) {
      server.shutdownNow();
    }
  }
}
