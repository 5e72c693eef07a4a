package backdrop.auth.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;

/**
 * A fresh database for each test: on the server at {@code MONGODB_URI} where that is set, otherwise
 * on one in memory that all tests of the run share.
 */
final class MongoTestDatabase {
  private static final MongoClient CLIENT = MongoClients.create(address());

  private MongoTestDatabase() {}

  static MongoDatabase fresh() {
    return CLIENT.getDatabase("backdrop_auth_" + UUID.randomUUID().toString().substring(0, 8));
  }

  private static String address() {
    String given = System.getenv("MONGODB_URI");
    return given == null || given.isBlank()
        ? "mongodb:/" + new MongoServer(new MemoryBackend()).bind()
        : given;
  }
}
