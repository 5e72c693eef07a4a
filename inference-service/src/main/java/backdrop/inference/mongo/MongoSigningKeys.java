package backdrop.inference.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import backdrop.inference.provenance.SigningKeys;
import backdrop.picture.provenance.SigningKey;
import backdrop.picture.provenance.VerificationKey;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Signing keys in the collection {@code provenance_keys}: one document, {@code own}, with the
 * secret seed, and one for each public key by its thumbprint. Who can read this database can sign
 * as this installation; configure a key to keep the secret elsewhere.
 */
public final class MongoSigningKeys implements SigningKeys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String OWN = "own";

  private final MongoCollection<Document> keys;

  public MongoSigningKeys(MongoDatabase database) {
    keys = database.getCollection("provenance_keys");
  }

  /** An upsert decides which replica's draw becomes the key; all others read that one. */
  @Override
  public SigningKey own() {
    byte[] drawn = new byte[SigningKey.SEED_BYTES];
    RANDOM.nextBytes(drawn);
    Document found =
        Reachable.call(
            () ->
                keys.findOneAndUpdate(
                    eq("_id", OWN),
                    Updates.setOnInsert("seed", new Binary(drawn)),
                    new FindOneAndUpdateOptions()
                        .upsert(true)
                        .returnDocument(ReturnDocument.AFTER)));
    return SigningKey.ofSeed(Objects.requireNonNull(found).get("seed", Binary.class).getData());
  }

  @Override
  public void remember(VerificationKey key) {
    Reachable.run(
        () ->
            keys.updateOne(
                eq("_id", key.id()),
                Updates.setOnInsert("x", key.x()),
                new UpdateOptions().upsert(true)));
  }

  @Override
  public List<VerificationKey> remembered() {
    return Reachable.call(
        () -> {
          List<VerificationKey> found = new ArrayList<>();
          for (Document document : keys.find(exists("x"))) {
            found.add(new VerificationKey(document.getString("x")));
          }
          return found;
        });
  }
}
