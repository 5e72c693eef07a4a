package backdrop.history.mongo;

import backdrop.history.record.GenerationRecord;
import backdrop.history.record.GenerationSnapshot;
import backdrop.history.record.RecordImage;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;

/** Records, to and from BSON. */
final class RecordDocuments {
  private RecordDocuments() {}

  static Document of(GenerationRecord generation) {
    return new Document("_id", generation.id())
        .append("accountId", generation.accountId())
        .append("finishedAt", Date.from(generation.finishedAt()))
        .append("photoId", generation.photoId())
        .append("styleId", generation.styleId())
        .append("generation", new Binary(generation.generation().bytes()))
        .append("images", generation.images().stream().map(RecordDocuments::of).toList())
        .append("favourite", generation.favourite())
        .append("note", generation.note());
  }

  static GenerationRecord generationRecord(Document document) {
    return new GenerationRecord(
        document.getString("_id"),
        document.getString("accountId"),
        document.getDate("finishedAt").toInstant(),
        document.getString("photoId"),
        document.getString("styleId"),
        new GenerationSnapshot(document.get("generation", Binary.class).getData()),
        images(document).stream().map(RecordDocuments::image).toList(),
        document.getBoolean("favourite"),
        document.getString("note"));
  }

  /** The blobs that the document names. */
  static Stream<String> blobs(Document document) {
    return images(document).stream()
        .flatMap(image -> Stream.of(image.get("result"), image.get("thumbnail")))
        .filter(Objects::nonNull)
        .map(image -> ((Document) image).getString("blob"));
  }

  private static Document of(RecordImage image) {
    return new Document("index", image.index())
        .append("result", ImageDocuments.ofOptional(image.result()))
        .append("thumbnail", ImageDocuments.ofOptional(image.thumbnail()));
  }

  private static RecordImage image(Document document) {
    return new RecordImage(
        document.getInteger("index"),
        ImageDocuments.optionalImage(document.get("result", Document.class)),
        ImageDocuments.optionalImage(document.get("thumbnail", Document.class)));
  }

  private static List<Document> images(Document document) {
    return document.getList("images", Document.class);
  }
}
