package backdrop.history.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import backdrop.history.page.Position;
import backdrop.history.photo.Photo;
import backdrop.history.photo.PhotoMask;
import backdrop.history.photo.Photos;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Photos with their masks inside, one document each, in collection {@code photos}. */
public final class MongoPhotos implements Photos {
  private static final Keyset BY_CREATION = new Keyset("createdAt");
  private static final String PICTURE_BLOB = "picture.blob";
  private static final String THUMBNAIL_BLOB = "thumbnail.blob";
  private static final String MASK_BLOB = "masks.image.blob";

  private final MongoCollection<Document> photos;

  /** Makes the indexes that are missing. */
  public MongoPhotos(MongoDatabase database) {
    photos = database.getCollection("photos");
    photos.createIndex(
        Indexes.ascending("accountId", "uploadSha256"), new IndexOptions().unique(true));
    photos.createIndex(BY_CREATION.index("accountId"));
    photos.createIndex(Indexes.ascending(PICTURE_BLOB));
    photos.createIndex(Indexes.ascending(THUMBNAIL_BLOB));
    photos.createIndex(Indexes.ascending(MASK_BLOB));
  }

  @Override
  public boolean add(Photo photo) {
    try {
      photos.insertOne(PhotoDocuments.of(photo));
      return true;
    } catch (MongoWriteException refused) {
      if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw refused;
    }
  }

  @Override
  public Optional<Photo> find(String accountId, String photoId) {
    return first(own(accountId, photoId));
  }

  @Override
  public Optional<Photo> findUpload(String accountId, String uploadSha256) {
    return first(and(eq("accountId", accountId), eq("uploadSha256", uploadSha256)));
  }

  @Override
  public long count(String accountId) {
    return photos.countDocuments(eq("accountId", accountId));
  }

  @Override
  public List<Photo> list(String accountId, Optional<Position> after, int limit) {
    return photos
        .find(and(eq("accountId", accountId), BY_CREATION.after(after)))
        .sort(BY_CREATION.order())
        .limit(limit)
        .map(PhotoDocuments::photo)
        .into(new ArrayList<>());
  }

  @Override
  public Optional<Photo> addMask(String accountId, String photoId, PhotoMask mask, int keep) {
    Bson push =
        Updates.pushEach("masks", List.of(PhotoDocuments.of(mask)), new PushOptions().slice(-keep));
    var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    return Optional.ofNullable(photos.findOneAndUpdate(own(accountId, photoId), push, after))
        .map(PhotoDocuments::photo);
  }

  @Override
  public Optional<Photo> remove(String accountId, String photoId) {
    return Optional.ofNullable(photos.findOneAndDelete(own(accountId, photoId)))
        .map(PhotoDocuments::photo);
  }

  @Override
  public Set<String> referenced(Collection<String> blobs) {
    List<String> named = new ArrayList<>();
    photos
        .find(or(in(PICTURE_BLOB, blobs), in(THUMBNAIL_BLOB, blobs), in(MASK_BLOB, blobs)))
        .projection(Projections.include(PICTURE_BLOB, THUMBNAIL_BLOB, MASK_BLOB))
        .forEach(document -> PhotoDocuments.blobs(document).forEach(named::add));
    return ImageDocuments.among(blobs, named);
  }

  private Optional<Photo> first(Bson filter) {
    return Optional.ofNullable(photos.find(filter).first()).map(PhotoDocuments::photo);
  }

  private static Bson own(String accountId, String photoId) {
    return and(eq("_id", photoId), eq("accountId", accountId));
  }
}
