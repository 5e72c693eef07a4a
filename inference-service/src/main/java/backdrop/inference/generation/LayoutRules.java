package backdrop.inference.generation;

import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import backdrop.picture.Canvas;
import backdrop.picture.Gradient;
import backdrop.picture.Padding;
import backdrop.picture.Placement;
import backdrop.picture.Placement.Enlarging;
import backdrop.picture.Position;
import backdrop.picture.shadow.ShadowSettings;

/**
 * What a layout may say. Every method makes one part of it, or refuses with a {@link Failure} that
 * names the field and the rule.
 */
public final class LayoutRules {
  public static final Canvas DEFAULT_CANVAS = new Canvas(1024, 1024);
  public static final Canvas MAX_CANVAS = new Canvas(Canvas.MAX_SIDE, Canvas.MAX_SIDE);
  public static final double DEFAULT_SHADOW = 0.5;
  public static final double DEFAULT_FILL = 0.8;
  private static final int MAX_RGB = 0xffffff;

  private LayoutRules() {}

  /** A canvas of that size; else CANVAS_OUT_OF_RANGE. */
  public static Canvas canvas(int width, int height) {
    check(
        Canvas.allows(width) && Canvas.allows(height),
        InferenceReason.CANVAS_OUT_OF_RANGE,
        "canvas",
        "must have sides of %d to %d pixels".formatted(Canvas.MIN_SIDE, Canvas.MAX_SIDE));
    return new Canvas(width, height);
  }

  /** A place chosen by a person, in fractions of the canvas; else PLACEMENT_OUT_OF_RANGE. */
  public static Placement at(double centreX, double centreY, double height, Enlarging enlarging) {
    placed(
        between(centreX, -0.5, 1.5) && between(centreY, -0.5, 1.5),
        "placement",
        "must have its centre between -0.5 and 1.5");
    placed(between(height, 0.05, 2), "placement.height", "must be between 0.05 and 2");
    return new Placement.At(centreX, centreY, height, enlarging);
  }

  /** A named place; else PLACEMENT_OUT_OF_RANGE. */
  public static Placement named(
      Position position, Padding padding, double fill, Enlarging enlarging) {
    placed(between(fill, 0.05, 1), "placement.fill", "must be between 0.05 and 1");
    return new Placement.Named(position, padding, fill, enlarging);
  }

  /** A padding that leaves room on the canvas; else PLACEMENT_OUT_OF_RANGE. */
  public static Padding padding(
      Padding.Unit unit, double left, double top, double right, double bottom, Canvas canvas) {
    placed(
        left >= 0 && top >= 0 && right >= 0 && bottom >= 0,
        "placement.padding",
        "must not be negative");
    Padding padding = new Padding(unit, left, top, right, bottom);
    placed(
        padding.leavesRoom(canvas),
        "placement.padding",
        "must leave at least %d pixels in both directions".formatted(Padding.MIN_ROOM));
    return padding;
  }

  /** A shadow; else SHADOW_OUT_OF_RANGE. */
  public static ShadowSettings shadow(
      ShadowSettings.Mode mode,
      double strength,
      double direction,
      double softness,
      double length,
      double spread) {
    shaded(between(strength, 0, 1), "shadow_strength", "must be between 0 and 1");
    shaded(between(direction, 0, 360), "shadow.direction", "must be between 0 and 360");
    shaded(between(softness, 0, 1), "shadow.softness", "must be between 0 and 1");
    shaded(
        between(length, 0, ShadowSettings.MAX_LENGTH), "shadow.length", "must be between 0 and 3");
    shaded(between(spread, 0, 1), "shadow.spread", "must be between 0 and 1");
    return new ShadowSettings(mode, strength, direction, softness, length, spread);
  }

  /** A background of one colour, 0xRRGGBB; else BACKGROUND_OUT_OF_RANGE. */
  public static Background plain(int rgb) {
    coloured(rgb, "background_colors.color");
    return new Background.Plain(rgb);
  }

  /** A background that passes from one colour to another; else BACKGROUND_OUT_OF_RANGE. */
  public static Background graded(Gradient.Shape shape, int from, int to, double angle) {
    coloured(from, "background_colors.color");
    coloured(to, "background_colors.second_color");
    check(
        between(angle, 0, 360),
        InferenceReason.BACKGROUND_OUT_OF_RANGE,
        "background_colors.angle",
        "must be between 0 and 360");
    return new Background.Graded(new Gradient(shape, from, to, angle));
  }

  /** The refusal of a background whose colours are missing. */
  public static Failure withoutColours() {
    return Failure.ofField(
        InferenceReason.BACKGROUND_OUT_OF_RANGE,
        "settings.background_colors",
        "must be given for a background of colour or gradient");
  }

  private static void coloured(int rgb, String field) {
    check(
        rgb >= 0 && rgb <= MAX_RGB,
        InferenceReason.BACKGROUND_OUT_OF_RANGE,
        field,
        "must be between 0x000000 and 0xFFFFFF");
  }

  private static void placed(boolean holds, String field, String rule) {
    check(holds, InferenceReason.PLACEMENT_OUT_OF_RANGE, field, rule);
  }

  private static void shaded(boolean holds, String field, String rule) {
    check(holds, InferenceReason.SHADOW_OUT_OF_RANGE, field, rule);
  }

  /** False for NaN as well. */
  private static boolean between(double value, double least, double most) {
    return value >= least && value <= most;
  }

  private static void check(boolean holds, InferenceReason reason, String field, String rule) {
    if (!holds) {
      throw Failure.ofField(reason, "settings." + field, rule);
    }
  }
}
