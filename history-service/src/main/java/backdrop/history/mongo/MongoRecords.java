package backdrop.history.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import backdrop.history.page.Position;
import backdrop.history.record.GenerationRecord;
import backdrop.history.record.RecordChange;
import backdrop.history.record.RecordFilter;
import backdrop.history.record.Records;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Records, one document each, in collection {@code records} under the generation's id. The
 * tombstone of a deleted record is a document of the same id with nothing in it but whose it was
 * and when it went.
 */
public final class MongoRecords implements Records {
  private static final Keyset BY_FINISH = new Keyset("finishedAt");
  private static final String DELETED_AT = "deletedAt";
  private static final String RESULT_BLOB = "images.result.blob";
  private static final String THUMBNAIL_BLOB = "images.thumbnail.blob";

  private final MongoCollection<Document> records;

  /** Makes the indexes that are missing. */
  public MongoRecords(MongoDatabase database) {
    records = database.getCollection("records");
    records.createIndex(BY_FINISH.index("accountId"));
    records.createIndex(BY_FINISH.index("accountId", "favourite"));
    records.createIndex(BY_FINISH.index("accountId", "photoId"));
    records.createIndex(BY_FINISH.index("accountId", "styleId"));
    records.createIndex(Indexes.ascending(RESULT_BLOB));
    records.createIndex(Indexes.ascending(THUMBNAIL_BLOB));
  }

  @Override
  public boolean knows(String generationId) {
    return records.find(eq("_id", generationId)).projection(Projections.include("_id")).first()
        != null;
  }

  @Override
  public boolean add(GenerationRecord generation) {
    try {
      records.insertOne(RecordDocuments.of(generation));
      return true;
    } catch (MongoWriteException refused) {
      if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw refused;
    }
  }

  @Override
  public Optional<GenerationRecord> find(String accountId, String recordId) {
    return Optional.ofNullable(records.find(own(accountId, recordId)).first())
        .map(RecordDocuments::generationRecord);
  }

  @Override
  public List<GenerationRecord> list(
      String accountId, RecordFilter filter, Optional<Position> after, int limit) {
    List<Bson> conditions = new ArrayList<>();
    conditions.add(eq("accountId", accountId));
    if (filter.favouritesOnly()) {
      conditions.add(eq("favourite", true));
    }
    if (!filter.photoId().isEmpty()) {
      conditions.add(eq("photoId", filter.photoId()));
    }
    if (!filter.styleId().isEmpty()) {
      conditions.add(eq("styleId", filter.styleId()));
    }
    conditions.add(exists(DELETED_AT, false));
    conditions.add(BY_FINISH.after(after));
    return records
        .find(and(conditions))
        .sort(BY_FINISH.order())
        .limit(limit)
        .map(RecordDocuments::generationRecord)
        .into(new ArrayList<>());
  }

  @Override
  public Optional<GenerationRecord> change(String accountId, String recordId, RecordChange change) {
    List<Bson> updates = new ArrayList<>();
    change.favourite().ifPresent(favourite -> updates.add(Updates.set("favourite", favourite)));
    change.note().ifPresent(note -> updates.add(Updates.set("note", note)));
    var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    return Optional.ofNullable(
            records.findOneAndUpdate(own(accountId, recordId), Updates.combine(updates), after))
        .map(RecordDocuments::generationRecord);
  }

  @Override
  public Optional<GenerationRecord> remove(String accountId, String recordId, Instant now) {
    Document tombstone =
        new Document("_id", recordId)
            .append("accountId", accountId)
            .append(DELETED_AT, Date.from(now));
    var before = new FindOneAndReplaceOptions().returnDocument(ReturnDocument.BEFORE);
    return Optional.ofNullable(
            records.findOneAndReplace(own(accountId, recordId), tombstone, before))
        .map(RecordDocuments::generationRecord);
  }

  @Override
  public Set<String> referenced(Collection<String> blobs) {
    List<String> named = new ArrayList<>();
    records
        .find(or(in(RESULT_BLOB, blobs), in(THUMBNAIL_BLOB, blobs)))
        .projection(Projections.include(RESULT_BLOB, THUMBNAIL_BLOB))
        .forEach(document -> RecordDocuments.blobs(document).forEach(named::add));
    return ImageDocuments.among(blobs, named);
  }

  private static Bson own(String accountId, String recordId) {
    return and(eq("_id", recordId), eq("accountId", accountId), exists(DELETED_AT, false));
  }
}
