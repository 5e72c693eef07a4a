package backdrop.history.mongo;

import backdrop.history.photo.CutOutOrigin;
import backdrop.history.photo.Photo;
import backdrop.history.photo.PhotoMask;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/** Photos and masks, to and from BSON. */
final class PhotoDocuments {
  private PhotoDocuments() {}

  static Document of(Photo photo) {
    return new Document("_id", photo.id())
        .append("accountId", photo.accountId())
        .append("uploadSha256", photo.uploadSha256())
        .append("width", photo.width())
        .append("height", photo.height())
        .append("hasAlpha", photo.hasAlpha())
        .append("fileName", photo.fileName())
        .append("createdAt", Date.from(photo.createdAt()))
        .append("picture", ImageDocuments.of(photo.picture()))
        .append("thumbnail", ImageDocuments.of(photo.thumbnail()))
        .append("masks", photo.masks().stream().map(PhotoDocuments::of).toList());
  }

  static Document of(PhotoMask mask) {
    return new Document("id", mask.id())
        .append("image", ImageDocuments.of(mask.image()))
        .append("origin", mask.origin().map(PhotoDocuments::of).orElse(null))
        .append("createdAt", Date.from(mask.createdAt()));
  }

  static Photo photo(Document document) {
    return new Photo(
        document.getString("_id"),
        document.getString("accountId"),
        document.getString("uploadSha256"),
        document.getInteger("width"),
        document.getInteger("height"),
        document.getBoolean("hasAlpha"),
        document.getString("fileName"),
        document.getDate("createdAt").toInstant(),
        ImageDocuments.image(document.get("picture", Document.class)),
        ImageDocuments.image(document.get("thumbnail", Document.class)),
        masks(document).stream().map(PhotoDocuments::mask).toList());
  }

  /** The blobs that the document names. */
  static Stream<String> blobs(Document document) {
    return Stream.concat(
            Stream.of(
                document.get("picture", Document.class), document.get("thumbnail", Document.class)),
            masks(document).stream().map(mask -> mask.get("image", Document.class)))
        .map(image -> image.getString("blob"));
  }

  private static PhotoMask mask(Document document) {
    return new PhotoMask(
        document.getString("id"),
        ImageDocuments.image(document.get("image", Document.class)),
        Optional.ofNullable(document.get("origin", Document.class)).map(PhotoDocuments::origin),
        document.getDate("createdAt").toInstant());
  }

  private static Document of(CutOutOrigin origin) {
    return new Document("confidence", origin.confidence())
        .append("method", origin.method().name())
        .append("network", origin.network().orElse(null));
  }

  private static CutOutOrigin origin(Document document) {
    return new CutOutOrigin(
        document.getDouble("confidence"),
        CutOutOrigin.Method.valueOf(document.getString("method")),
        Optional.ofNullable(document.getString("network")));
  }

  private static List<Document> masks(Document document) {
    return document.getList("masks", Document.class);
  }
}
