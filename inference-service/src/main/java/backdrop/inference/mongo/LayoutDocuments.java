package backdrop.inference.mongo;

import backdrop.inference.generation.Background;
import backdrop.inference.generation.Layout;
import backdrop.picture.Canvas;
import backdrop.picture.Gradient;
import backdrop.picture.light.LightMatching;
import backdrop.picture.shadow.ShadowSettings;
import org.bson.Document;

/**
 * Where the product stands and what stands around it, as fields of its settings' document. Fields
 * that an older version did not write read as what that version did.
 */
final class LayoutDocuments {
  private LayoutDocuments() {}

  static void fill(Document settings, Layout layout) {
    settings
        .append("width", layout.canvas().width())
        .append("height", layout.canvas().height())
        .append("placement", PlacementDocuments.toDocument(layout.placement()))
        .append("shadow_strength", layout.shadow().strength())
        .append("shadow", toDocument(layout.shadow()))
        .append("light", layout.light().name());
    switch (layout.background()) {
      case Background.Painted painted -> settings.append("background", "PAINTED");
      case Background.Plain plain ->
          settings.append("background", "PLAIN").append("background_rgb", plain.rgb());
      case Background.Graded(Gradient gradient) ->
          settings
              .append("background", "GRADED")
              .append(
                  "background_gradient",
                  new Document("shape", gradient.shape().name())
                      .append("from", gradient.from())
                      .append("to", gradient.to())
                      .append("angle", gradient.angle()));
    }
  }

  static Layout toLayout(Document settings) {
    return new Layout(
        new Canvas(settings.getInteger("width"), settings.getInteger("height")),
        PlacementDocuments.toPlacement(settings.get("placement", Document.class)),
        toBackground(settings),
        toShadow(settings),
        LightMatching.valueOf(settings.get("light", LightMatching.NONE.name())));
  }

  private static Background toBackground(Document settings) {
    String background = settings.getString("background");
    return switch (background) {
      case "PAINTED" -> Background.PAINTED;
      case "WHITE" -> Background.WHITE;
      case "PLAIN" -> new Background.Plain(settings.getInteger("background_rgb"));
      case "GRADED" -> {
        Document gradient = settings.get("background_gradient", Document.class);
        yield new Background.Graded(
            new Gradient(
                Gradient.Shape.valueOf(gradient.getString("shape")),
                gradient.getInteger("from"),
                gradient.getInteger("to"),
                gradient.getDouble("angle")));
      }
      default -> throw new IllegalStateException("background " + background);
    };
  }

  private static Document toDocument(ShadowSettings shadow) {
    return new Document("mode", shadow.mode().name())
        .append("direction", shadow.direction())
        .append("softness", shadow.softness())
        .append("length", shadow.length())
        .append("spread", shadow.spread());
  }

  private static ShadowSettings toShadow(Document settings) {
    double strength = settings.getDouble("shadow_strength");
    Document shadow = settings.get("shadow", Document.class);
    return shadow == null
        ? ShadowSettings.of(ShadowSettings.Mode.CONTACT, strength)
        : new ShadowSettings(
            ShadowSettings.Mode.valueOf(shadow.getString("mode")),
            strength,
            shadow.getDouble("direction"),
            shadow.getDouble("softness"),
            shadow.getDouble("length"),
            shadow.getDouble("spread"));
  }
}
