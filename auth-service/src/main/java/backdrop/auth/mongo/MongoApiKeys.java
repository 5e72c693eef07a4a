package backdrop.auth.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.unset;

import backdrop.auth.key.ApiKey;
import backdrop.auth.key.ApiKeys;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** API keys in the collection {@code api_keys}. A revoked one has lost its digest, and its name. */
public final class MongoApiKeys implements ApiKeys {
  private static final String SECRET_HASH = "secretHash";

  private final MongoCollection<Document> keys;

  public MongoApiKeys(MongoDatabase database) {
    this.keys = database.getCollection("api_keys");
    // Sparse: revoked keys have no digest.
    keys.createIndex(Indexes.ascending(SECRET_HASH), new IndexOptions().unique(true).sparse(true));
    keys.createIndex(
        Indexes.compoundIndex(Indexes.ascending("accountId"), Indexes.descending("createdAt")));
  }

  @Override
  public void add(ApiKey key) {
    keys.insertOne(
        new Document("_id", key.id())
            .append("accountId", key.accountId())
            .append("name", key.name())
            .append("prefix", key.prefix())
            .append(SECRET_HASH, key.secretHash())
            .append("createdAt", Instants.toDate(key.createdAt())));
  }

  @Override
  public Optional<ApiKey> bySecretHash(String secretHash) {
    return Optional.ofNullable(keys.find(eq(SECRET_HASH, secretHash)).first())
        .map(MongoApiKeys::key);
  }

  @Override
  public List<ApiKey> of(String accountId) {
    return keys.find(and(eq("accountId", accountId), exists(SECRET_HASH)))
        .sort(Sorts.descending("createdAt", "_id"))
        .map(MongoApiKeys::key)
        .into(new ArrayList<>());
  }

  @Override
  public Revocation revoke(String accountId, String keyId) {
    Bson theKey = and(eq("_id", keyId), eq("accountId", accountId));
    long revoked =
        keys.updateOne(
                and(theKey, exists(SECRET_HASH)),
                combine(unset(SECRET_HASH), unset("name"), unset("prefix"), unset("lastUsedAt")))
            .getMatchedCount();
    if (revoked == 1) {
      return Revocation.REVOKED;
    }
    return keys.find(theKey).first() == null ? Revocation.UNKNOWN : Revocation.REVOKED_BEFORE;
  }

  @Override
  public void removeAll(String accountId) {
    keys.deleteMany(eq("accountId", accountId));
  }

  @Override
  public void used(String keyId, Instant minute) {
    keys.updateOne(
        and(eq("_id", keyId), exists(SECRET_HASH)), max("lastUsedAt", Instants.toDate(minute)));
  }

  private static ApiKey key(Document document) {
    Date lastUsedAt = document.getDate("lastUsedAt");
    return new ApiKey(
        document.getString("_id"),
        document.getString("accountId"),
        document.getString("name"),
        document.getString("prefix"),
        document.getString(SECRET_HASH),
        Instants.of(document, "createdAt"),
        lastUsedAt == null ? null : lastUsedAt.toInstant());
  }
}
