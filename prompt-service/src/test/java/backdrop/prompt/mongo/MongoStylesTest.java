package backdrop.prompt.mongo;

import backdrop.kit.testing.MongoServerResource;
import backdrop.prompt.style.Styles;
import backdrop.prompt.style.StylesContract;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoStylesTest extends StylesContract {
  private static final MongoServerResource SERVER = new MongoServerResource();
  private static MongoClient client;

  @BeforeAll
  static void connect() {
    client = MongoClients.create(SERVER.start().get("quarkus.mongodb.connection-string"));
  }

  @AfterAll
  static void disconnect() {
    client.close();
    SERVER.stop();
  }

  @Override
  protected Styles styles() {
    MongoStyles styles = new MongoStyles(client, "contract_" + UUID.randomUUID());
    styles.createIndexes();
    return styles;
  }
}
