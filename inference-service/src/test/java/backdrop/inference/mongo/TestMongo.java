package backdrop.inference.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A MongoDB wire server in memory; the server at {@code MONGODB_URI} where that is set. */
final class TestMongo implements BeforeAllCallback, AfterAllCallback {
  private MongoServer server;
  private MongoClient client;

  @Override
  public void beforeAll(ExtensionContext context) {
    String address = System.getenv("MONGODB_URI");
    if (address == null || address.isBlank()) {
      server = new MongoServer(new MemoryBackend());
      address = "mongodb:/" + server.bind();
    }
    client = MongoClients.create(address);
  }

  MongoDatabase freshDatabase() {
    return client.getDatabase("test_" + UUID.randomUUID().toString().replace("-", ""));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client.close();
    if (server != null) {
      server.shutdownNow();
    }
  }
}
