package backdrop.history.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import backdrop.history.failure.HistoryReason;
import backdrop.history.image.Images;
import backdrop.history.image.KeptImage;
import backdrop.history.image.Sha256;
import backdrop.kit.failure.Failure;
import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonObjectId;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Bytes in GridFS, bucket {@code images}. A blob's name is an ObjectId, which holds the time when
 * it was begun; so half-written blobs, of which only chunks exist, have an age too.
 */
public final class GridFsImages implements Images {
  private static final String BUCKET = "images";
  private static final int BATCH = 500;

  private final GridFSBucket bucket;
  private final MongoCollection<Document> files;
  private final MongoCollection<Document> chunks;
  private final Clock clock;

  public GridFsImages(MongoDatabase database, Clock clock) {
    bucket = GridFSBuckets.create(database, BUCKET);
    files = database.getCollection(BUCKET + ".files");
    chunks = database.getCollection(BUCKET + ".chunks");
    this.clock = clock;
  }

  @Override
  public KeptImage keep(String mediaType, byte[] bytes) {
    ObjectId blob = new ObjectId(Date.from(clock.instant()));
    String sha256 = Sha256.hex(bytes);
    var options =
        new GridFSUploadOptions()
            .metadata(new Document("mediaType", mediaType).append("sha256", sha256));
    bucket.uploadFromStream(
        new BsonObjectId(blob), blob.toHexString(), new ByteArrayInputStream(bytes), options);
    return new KeptImage(blob.toHexString(), mediaType, bytes.length, sha256);
  }

  @Override
  public InputStream open(KeptImage image) {
    try {
      return bucket.openDownloadStream(new ObjectId(image.blob()));
    } catch (MongoGridFSException gone) {
      throw new Failure(HistoryReason.IMAGE_NOT_FOUND, "The image was deleted.", gone);
    }
  }

  @Override
  public void delete(Collection<String> blobs) {
    List<ObjectId> ids = blobs.stream().map(ObjectId::new).toList();
    files.deleteMany(in("_id", ids));
    chunks.deleteMany(in("files_id", ids));
  }

  @Override
  public List<String> begunBefore(Instant time, Optional<String> after) {
    Bson younger = lt("files_id", first(time));
    Bson range =
        after.map(last -> and(younger, gt("files_id", new ObjectId(last)))).orElse(younger);
    // A blob has many chunks; the index over (files_id, n) answers this without reading any.
    Set<String> begun = new LinkedHashSet<>();
    chunks
        .find(range)
        .projection(Projections.fields(Projections.include("files_id"), Projections.excludeId()))
        .sort(Sorts.ascending("files_id", "n"))
        .limit(BATCH)
        .forEach(chunk -> begun.add(chunk.getObjectId("files_id").toHexString()));
    return List.copyOf(begun);
  }

  /** Less than every name of a blob begun in this second or later. */
  private static ObjectId first(Instant time) {
    return new ObjectId("%08x%016x".formatted(time.getEpochSecond(), 0));
  }
}
