package backdrop.inference.grpc;

import backdrop.inference.generation.Background;
import backdrop.inference.generation.Layout;
import backdrop.inference.generation.LayoutRules;
import backdrop.inference.v1.BackgroundColors;
import backdrop.inference.v1.Canvas;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.GradientShape;
import backdrop.inference.v1.ShadowMode;
import backdrop.picture.Gradient;
import backdrop.picture.light.LightMatching;
import backdrop.picture.shadow.ShadowSettings;

/** The part of the settings that says where the product stands and what stands around it. */
final class LayoutMessages {
  private LayoutMessages() {}

  static Layout toLayout(GenerationSettings message) {
    backdrop.picture.Canvas canvas =
        message.hasCanvas()
            ? LayoutRules.canvas(message.getCanvas().getWidth(), message.getCanvas().getHeight())
            : LayoutRules.DEFAULT_CANVAS;
    return new Layout(
        canvas,
        PlacementMessages.toPlacement(message.getPlacement(), canvas),
        toBackground(message),
        toShadow(message),
        switch (message.getLightMatching()) {
          case LIGHT_MATCHING_BACKGROUND -> LightMatching.BACKGROUND;
          case LIGHT_MATCHING_PRODUCT -> LightMatching.PRODUCT;
          case LIGHT_MATCHING_NONE, LIGHT_MATCHING_UNSPECIFIED, UNRECOGNIZED -> LightMatching.NONE;
        });
  }

  private static Background toBackground(GenerationSettings message) {
    return switch (message.getBackground()) {
      case BACKGROUND_WHITE -> Background.WHITE;
      case BACKGROUND_COLOR -> LayoutRules.plain(colours(message).getColor());
      case BACKGROUND_GRADIENT -> {
        BackgroundColors colours = colours(message);
        yield LayoutRules.graded(
            colours.getShape() == GradientShape.GRADIENT_SHAPE_RADIAL
                ? Gradient.Shape.RADIAL
                : Gradient.Shape.LINEAR,
            colours.getColor(),
            colours.getSecondColor(),
            colours.getAngle());
      }
      case BACKGROUND_PAINTED, BACKGROUND_UNSPECIFIED, UNRECOGNIZED -> Background.PAINTED;
    };
  }

  private static BackgroundColors colours(GenerationSettings message) {
    if (!message.hasBackgroundColors()) {
      throw LayoutRules.withoutColours();
    }
    return message.getBackgroundColors();
  }

  private static ShadowSettings toShadow(GenerationSettings message) {
    var shadow = message.getShadow();
    return LayoutRules.shadow(
        switch (shadow.getMode()) {
          case SHADOW_MODE_NONE -> ShadowSettings.Mode.NONE;
          case SHADOW_MODE_CAST -> ShadowSettings.Mode.CAST;
          case SHADOW_MODE_BOTH -> ShadowSettings.Mode.BOTH;
          case SHADOW_MODE_CONTACT, SHADOW_MODE_UNSPECIFIED, UNRECOGNIZED ->
              ShadowSettings.Mode.CONTACT;
        },
        message.hasShadowStrength() ? message.getShadowStrength() : LayoutRules.DEFAULT_SHADOW,
        shadow.hasDirection() ? shadow.getDirection() : ShadowSettings.DEFAULT_DIRECTION,
        shadow.hasSoftness() ? shadow.getSoftness() : ShadowSettings.DEFAULT_SOFTNESS,
        shadow.hasLength() ? shadow.getLength() : ShadowSettings.DEFAULT_LENGTH,
        shadow.hasSpread() ? shadow.getSpread() : ShadowSettings.DEFAULT_SPREAD);
  }

  static void fill(GenerationSettings.Builder message, Layout layout) {
    message
        .setCanvas(message(layout.canvas()))
        .setPlacement(PlacementMessages.message(layout.placement()))
        .setShadowStrength((float) layout.shadow().strength())
        .setShadow(message(layout.shadow()))
        .setLightMatching(
            switch (layout.light()) {
              case NONE -> backdrop.inference.v1.LightMatching.LIGHT_MATCHING_NONE;
              case BACKGROUND -> backdrop.inference.v1.LightMatching.LIGHT_MATCHING_BACKGROUND;
              case PRODUCT -> backdrop.inference.v1.LightMatching.LIGHT_MATCHING_PRODUCT;
            });
    fill(message, layout.background());
  }

  private static void fill(GenerationSettings.Builder message, Background background) {
    switch (background) {
      case Background.Painted painted ->
          message.setBackground(backdrop.inference.v1.Background.BACKGROUND_PAINTED);
      case Background.Plain plain when plain.equals(Background.WHITE) ->
          message.setBackground(backdrop.inference.v1.Background.BACKGROUND_WHITE);
      case Background.Plain plain ->
          message
              .setBackground(backdrop.inference.v1.Background.BACKGROUND_COLOR)
              .setBackgroundColors(BackgroundColors.newBuilder().setColor(plain.rgb()));
      case Background.Graded(Gradient gradient) ->
          message
              .setBackground(backdrop.inference.v1.Background.BACKGROUND_GRADIENT)
              .setBackgroundColors(
                  BackgroundColors.newBuilder()
                      .setColor(gradient.from())
                      .setSecondColor(gradient.to())
                      .setAngle(gradient.angle())
                      .setShape(
                          switch (gradient.shape()) {
                            case LINEAR -> GradientShape.GRADIENT_SHAPE_LINEAR;
                            case RADIAL -> GradientShape.GRADIENT_SHAPE_RADIAL;
                          }));
    }
  }

  private static backdrop.inference.v1.Shadow message(ShadowSettings shadow) {
    return backdrop.inference.v1.Shadow.newBuilder()
        .setMode(
            switch (shadow.mode()) {
              case NONE -> ShadowMode.SHADOW_MODE_NONE;
              case CONTACT -> ShadowMode.SHADOW_MODE_CONTACT;
              case CAST -> ShadowMode.SHADOW_MODE_CAST;
              case BOTH -> ShadowMode.SHADOW_MODE_BOTH;
            })
        .setDirection(shadow.direction())
        .setSoftness(shadow.softness())
        .setLength(shadow.length())
        .setSpread(shadow.spread())
        .build();
  }

  static Canvas message(backdrop.picture.Canvas canvas) {
    return Canvas.newBuilder().setWidth(canvas.width()).setHeight(canvas.height()).build();
  }
}
