package backdrop.inference.mongo;

import backdrop.inference.generation.Background;
import backdrop.inference.generation.Layout;
import backdrop.picture.Canvas;
import backdrop.picture.Placement;
import org.bson.Document;

/** Where the product stands and what stands around it, as fields of its settings' document. */
final class LayoutDocuments {
  private LayoutDocuments() {}

  static void fill(Document settings, Layout layout) {
    settings
        .append("width", layout.canvas().width())
        .append("height", layout.canvas().height())
        .append("placement", placement(layout.placement()))
        .append("shadow_strength", (double) layout.shadowStrength())
        .append("background", layout.background().name());
  }

  static Layout toLayout(Document settings) {
    return new Layout(
        new Canvas(settings.getInteger("width"), settings.getInteger("height")),
        toPlacement(settings.get("placement", Document.class)),
        Background.valueOf(settings.getString("background")),
        settings.getDouble("shadow_strength").floatValue());
  }

  private static Document placement(Placement placement) {
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
              .append("height", at.height());
    };
  }

  private static Placement toPlacement(Document document) {
    String mode = document.getString("mode");
    return switch (mode) {
      case "AUTOMATIC" ->
          new Placement.Automatic(
              document.getDouble("fill"),
              Placement.Enlarging.valueOf(document.getString("enlarging")));
      case "ORIGINAL" -> new Placement.Original();
      case "AT" ->
          new Placement.At(
              document.getDouble("centre_x"),
              document.getDouble("centre_y"),
              document.getDouble("height"));
      default -> throw new IllegalStateException("placement mode " + mode);
    };
  }
}
