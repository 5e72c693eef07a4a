package backdrop.inference.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import backdrop.inference.generation.ArtifactKey;
import backdrop.inference.generation.Artifacts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Artifacts in the GridFS bucket {@code artifacts}; a file's id is {@code generationId/name}.
 * Chunks are written before their file is, so what a crash leaves behind is found by its chunks.
 */
public final class GridFsArtifacts implements Artifacts {
  private static final String BUCKET = "artifacts";
  private static final String FILE = "files_id";

  private final GridFSBucket bucket;
  private final MongoCollection<Document> files;
  private final MongoCollection<Document> chunks;

  public GridFsArtifacts(MongoDatabase database) {
    bucket = GridFSBuckets.create(database, BUCKET);
    files = database.getCollection(BUCKET + ".files");
    chunks = database.getCollection(BUCKET + ".chunks");
  }

  @Override
  public void store(ArtifactKey key, byte[] bytes) {
    remove(key);
    Reachable.run(
        () ->
            bucket.uploadFromStream(
                new BsonString(id(key)),
                key.name(),
                new ByteArrayInputStream(bytes),
                new GridFSUploadOptions()));
  }

  @Override
  public Optional<InputStream> open(ArtifactKey key) {
    return Reachable.call(
        () -> {
          BsonString id = new BsonString(id(key));
          return bucket.find(eq("_id", id)).first() == null
              ? Optional.empty()
              : Optional.of(bucket.openDownloadStream(id));
        });
  }

  @Override
  public void remove(ArtifactKey key) {
    Reachable.run(
        () -> {
          files.deleteOne(eq("_id", id(key)));
          chunks.deleteMany(eq(FILE, id(key)));
        });
  }

  @Override
  public void removeAll(String generationId) {
    Reachable.run(
        () -> {
          files.deleteMany(of(generationId, "_id"));
          chunks.deleteMany(of(generationId, FILE));
        });
  }

  @Override
  public List<ArtifactKey> storedBefore(Instant time, Optional<ArtifactKey> after, int limit) {
    List<Bson> filters = new ArrayList<>();
    filters.add(eq("n", 0));
    filters.add(lt("_id", new ObjectId(Date.from(time))));
    after.ifPresent(key -> filters.add(gt(FILE, id(key))));
    return Reachable.call(
        () ->
            chunks
                .find(and(filters))
                .sort(ascending(FILE))
                .limit(limit)
                .projection(include(FILE))
                .map(chunk -> key(chunk.getString(FILE)))
                .into(new ArrayList<>()));
  }

  /** Ids begin with the generation's; '0' is the character after '/'. */
  private static Bson of(String generationId, String field) {
    return and(gte(field, generationId + "/"), lt(field, generationId + "0"));
  }

  private static String id(ArtifactKey key) {
    return key.generationId() + "/" + key.name();
  }

  private static ArtifactKey key(String id) {
    int slash = id.indexOf('/');
    return new ArtifactKey(id.substring(0, slash), id.substring(slash + 1));
  }
}
