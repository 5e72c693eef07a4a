package backdrop.inference.grpc;

import backdrop.inference.generation.Background;
import backdrop.inference.generation.Layout;
import backdrop.inference.generation.SettingsRules;
import backdrop.inference.v1.Canvas;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.PlacementMode;
import backdrop.picture.Placement;

/** The part of the settings that says where the product stands and what stands around it. */
final class LayoutMessages {
  private LayoutMessages() {}

  static Layout toLayout(GenerationSettings message) {
    return new Layout(
        message.hasCanvas()
            ? SettingsRules.canvas(message.getCanvas().getWidth(), message.getCanvas().getHeight())
            : SettingsRules.DEFAULT_CANVAS,
        toPlacement(message.getPlacement()),
        message.getBackground() == backdrop.inference.v1.Background.BACKGROUND_WHITE
            ? Background.WHITE
            : Background.PAINTED,
        message.hasShadowStrength() ? message.getShadowStrength() : SettingsRules.DEFAULT_SHADOW);
  }

  private static Placement toPlacement(backdrop.inference.v1.Placement message) {
    return message.getMode() == PlacementMode.PLACEMENT_MODE_EXPLICIT
        ? SettingsRules.placement(message.getCenterX(), message.getCenterY(), message.getHeight())
        : Placement.AUTOMATIC;
  }

  static void fill(GenerationSettings.Builder message, Layout layout) {
    message
        .setCanvas(message(layout.canvas()))
        .setPlacement(message(layout.placement()))
        .setShadowStrength(layout.shadowStrength())
        .setBackground(
            switch (layout.background()) {
              case PAINTED -> backdrop.inference.v1.Background.BACKGROUND_PAINTED;
              case WHITE -> backdrop.inference.v1.Background.BACKGROUND_WHITE;
            });
  }

  static Canvas message(backdrop.picture.Canvas canvas) {
    return Canvas.newBuilder().setWidth(canvas.width()).setHeight(canvas.height()).build();
  }

  private static backdrop.inference.v1.Placement message(Placement placement) {
    var message = backdrop.inference.v1.Placement.newBuilder();
    return switch (placement) {
      case Placement.At at ->
          message
              .setMode(PlacementMode.PLACEMENT_MODE_EXPLICIT)
              .setCenterX(at.centreX())
              .setCenterY(at.centreY())
              .setHeight(at.height())
              .build();
      case Placement.Automatic automatic ->
          message.setMode(PlacementMode.PLACEMENT_MODE_AUTOMATIC).build();
      case Placement.Original original ->
          message.setMode(PlacementMode.PLACEMENT_MODE_AUTOMATIC).build();
    };
  }
}
