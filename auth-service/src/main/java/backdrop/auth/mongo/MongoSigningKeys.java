package backdrop.auth.mongo;

import static com.mongodb.client.model.Filters.eq;

import backdrop.auth.token.SealedKey;
import backdrop.auth.token.SigningKeys;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/** Signing keys in the collection {@code signing_keys}; the sequence is the document's id. */
public final class MongoSigningKeys implements SigningKeys {
  private final MongoCollection<Document> keys;

  public MongoSigningKeys(MongoDatabase database) {
    this.keys = database.getCollection("signing_keys");
  }

  @Override
  public List<SealedKey> all() {
    return keys.find()
        .sort(Sorts.ascending("_id"))
        .map(MongoSigningKeys::key)
        .into(new ArrayList<>());
  }

  @Override
  public boolean add(SealedKey key) {
    try {
      keys.insertOne(
          new Document("_id", key.sequence())
              .append("kid", key.id())
              .append("publicKey", new Binary(key.publicKey()))
              .append("sealedPrivateKey", new Binary(key.sealedPrivateKey()))
              .append("signsFrom", Instants.toDate(key.signsFrom())));
      return true;
    } catch (MongoWriteException refused) {
      if (Duplicates.causeOf(refused)) {
        return false;
      }
      throw refused;
    }
  }

  @Override
  public void remove(long sequence) {
    keys.deleteOne(eq("_id", sequence));
  }

  private static SealedKey key(Document document) {
    return new SealedKey(
        document.getLong("_id"),
        document.getString("kid"),
        document.get("publicKey", Binary.class).getData(),
        document.get("sealedPrivateKey", Binary.class).getData(),
        Instants.of(document, "signsFrom"));
  }
}
