package backdrop.history.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An empty database for each test: at {@code MONGODB_URI} where that is set, else in memory. */
final class MongoFixture implements AfterEachCallback {
  private final MongoServer server;
  private final MongoClient client;
  private final MongoDatabase database;

  MongoFixture() {
    String address = System.getenv("MONGODB_URI");
    if (address == null || address.isBlank()) {
      server = new MongoServer(new MemoryBackend());
      address = "mongodb:/" + server.bind();
    } else {
      server = null;
    }
    client = MongoClients.create(address);
    database = client.getDatabase("history_test_" + UUID.randomUUID());
  }

  MongoDatabase database() {
    return database;
  }

  /** What a lost connection looks like: nobody answers any more. */
  void close() {
    client.close();
    if (server != null) {
      server.shutdownNow();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (server == null) {
      database.drop();
    }
    close();
  }
}
