package backdrop.inference.mongo;

import backdrop.picture.Padding;
import backdrop.picture.Placement;
import backdrop.picture.Placement.Enlarging;
import backdrop.picture.Position;
import org.bson.Document;

/** A placement as a part of its settings' document. */
final class PlacementDocuments {
  private PlacementDocuments() {}

  static Document toDocument(Placement placement) {
    return switch (placement) {
      case Placement.Automatic automatic ->
          new Document("mode", "AUTOMATIC")
              .append("fill", automatic.fill())
              .append("enlarging", automatic.enlarging().name());
      case Placement.Original original -> new Document("mode", "ORIGINAL");
      case Placement.At at ->
          new Document("mode", "AT")
              .append("centre_x", at.centreX())
              .append("centre_y", at.centreY())
              .append("height", at.height())
              .append("enlarging", at.enlarging().name());
      case Placement.Named named ->
          new Document("mode", "NAMED")
              .append("position", named.position().name())
              .append("padding", toDocument(named.padding()))
              .append("fill", named.fill())
              .append("enlarging", named.enlarging().name());
      case Placement.Fit fit ->
          new Document("mode", "FIT")
              .append("padding", toDocument(fit.padding()))
              .append("enlarging", fit.enlarging().name());
      case Placement.Fill fill ->
          new Document("mode", "FILL").append("enlarging", fill.enlarging().name());
    };
  }

  static Placement toPlacement(Document document) {
    String mode = document.getString("mode");
    return switch (mode) {
      case "AUTOMATIC" -> new Placement.Automatic(document.getDouble("fill"), enlarging(document));
      case "ORIGINAL" -> new Placement.Original();
      case "AT" ->
          new Placement.At(
              document.getDouble("centre_x"),
              document.getDouble("centre_y"),
              document.getDouble("height"),
              enlarging(document));
      case "NAMED" ->
          new Placement.Named(
              Position.valueOf(document.getString("position")),
              toPadding(document),
              document.getDouble("fill"),
              enlarging(document));
      case "FIT" -> new Placement.Fit(toPadding(document), enlarging(document));
      case "FILL" -> new Placement.Fill(enlarging(document));
      default -> throw new IllegalStateException("placement mode " + mode);
    };
  }

  /** Explicit placements of an older version did not say; they always enlarged. */
  private static Enlarging enlarging(Document document) {
    return Enlarging.valueOf(document.get("enlarging", Enlarging.ALLOWED.name()));
  }

  private static Document toDocument(Padding padding) {
    return new Document("unit", padding.unit().name())
        .append("left", padding.left())
        .append("top", padding.top())
        .append("right", padding.right())
        .append("bottom", padding.bottom());
  }

  private static Padding toPadding(Document document) {
    Document padding = document.get("padding", Document.class);
    return new Padding(
        Padding.Unit.valueOf(padding.getString("unit")),
        padding.getDouble("left"),
        padding.getDouble("top"),
        padding.getDouble("right"),
        padding.getDouble("bottom"));
  }
}
