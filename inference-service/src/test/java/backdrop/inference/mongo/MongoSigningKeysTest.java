package backdrop.inference.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.provenance.Notary;
import backdrop.picture.provenance.SigningKey;
import backdrop.picture.provenance.VerificationKey;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoSigningKeysTest {
  @RegisterExtension static final TestMongo MONGO = new TestMongo();

  private final MongoDatabase database = MONGO.freshDatabase();

  @Test
  void givesAllReplicasTheSameKeyHoweverManyAskFirst() {
    Set<VerificationKey> seen = ConcurrentHashMap.newKeySet();

    try (var replicas = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 8; i++) {
        replicas.submit(() -> seen.add(new MongoSigningKeys(database).own().publicKey()));
      }
    }

    assertThat(seen).hasSize(1);
  }

  @Test
  void remembersTheKeyThatSignedBeforeAnotherWasConfigured() {
    MongoSigningKeys keys = new MongoSigningKeys(database);
    Notary before = new Notary(keys, Optional.empty(), "Backdrop 1");
    VerificationKey first = before.known().getFirst();
    SigningKey configured = SigningKey.ofSeed(new byte[SigningKey.SEED_BYTES]);

    Notary after = new Notary(keys, Optional.of(configured), "Backdrop 2");

    assertThat(after.known()).containsExactly(configured.publicKey(), first);
  }
}
