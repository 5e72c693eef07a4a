package backdrop.inference.grpc;

import backdrop.inference.generation.LayoutRules;
import backdrop.inference.v1.PaddingUnit;
import backdrop.inference.v1.PlacementMode;
import backdrop.inference.v1.PlacementPosition;
import backdrop.picture.Canvas;
import backdrop.picture.Padding;
import backdrop.picture.Placement;
import backdrop.picture.Placement.Enlarging;
import backdrop.picture.Position;

/** Placements, from the wire and back. */
final class PlacementMessages {
  private PlacementMessages() {}

  static Placement toPlacement(backdrop.inference.v1.Placement message, Canvas canvas) {
    return switch (message.getMode()) {
      case PLACEMENT_MODE_EXPLICIT ->
          LayoutRules.at(
              message.getCenterX(),
              message.getCenterY(),
              message.getHeight(),
              enlarging(message, Enlarging.ALLOWED));
      case PLACEMENT_MODE_ORIGINAL -> new Placement.Original();
      case PLACEMENT_MODE_POSITION ->
          LayoutRules.named(
              toPosition(message.getPosition()),
              toPadding(message, canvas),
              message.hasFill() ? message.getFill() : LayoutRules.DEFAULT_FILL,
              enlarging(message, Enlarging.NEVER));
      case PLACEMENT_MODE_FIT ->
          new Placement.Fit(toPadding(message, canvas), enlarging(message, Enlarging.NEVER));
      case PLACEMENT_MODE_FILL -> new Placement.Fill(enlarging(message, Enlarging.NEVER));
      case PLACEMENT_MODE_AUTOMATIC, PLACEMENT_MODE_UNSPECIFIED, UNRECOGNIZED ->
          Placement.AUTOMATIC;
    };
  }

  private static Enlarging enlarging(backdrop.inference.v1.Placement message, Enlarging otherwise) {
    if (!message.hasEnlarge()) {
      return otherwise;
    }
    return message.getEnlarge() ? Enlarging.ALLOWED : Enlarging.NEVER;
  }

  private static Padding toPadding(backdrop.inference.v1.Placement message, Canvas canvas) {
    var padding = message.getPadding();
    return LayoutRules.padding(
        padding.getUnit() == PaddingUnit.PADDING_UNIT_PERCENT
            ? Padding.Unit.PERCENT
            : Padding.Unit.PIXELS,
        padding.getLeft(),
        padding.getTop(),
        padding.getRight(),
        padding.getBottom(),
        canvas);
  }

  static backdrop.inference.v1.Placement message(Placement placement) {
    var message = backdrop.inference.v1.Placement.newBuilder();
    switch (placement) {
      case Placement.Automatic automatic -> message.setMode(PlacementMode.PLACEMENT_MODE_AUTOMATIC);
      case Placement.Original original -> message.setMode(PlacementMode.PLACEMENT_MODE_ORIGINAL);
      case Placement.At at ->
          message
              .setMode(PlacementMode.PLACEMENT_MODE_EXPLICIT)
              .setCenterX(at.centreX())
              .setCenterY(at.centreY())
              .setHeight(at.height())
              .setEnlarge(at.enlarging() == Enlarging.ALLOWED);
      case Placement.Named named ->
          message
              .setMode(PlacementMode.PLACEMENT_MODE_POSITION)
              .setPosition(message(named.position()))
              .setPadding(message(named.padding()))
              .setFill(named.fill())
              .setEnlarge(named.enlarging() == Enlarging.ALLOWED);
      case Placement.Fit fit ->
          message
              .setMode(PlacementMode.PLACEMENT_MODE_FIT)
              .setPadding(message(fit.padding()))
              .setEnlarge(fit.enlarging() == Enlarging.ALLOWED);
      case Placement.Fill fill ->
          message
              .setMode(PlacementMode.PLACEMENT_MODE_FILL)
              .setEnlarge(fill.enlarging() == Enlarging.ALLOWED);
    }
    return message.build();
  }

  private static backdrop.inference.v1.Padding message(Padding padding) {
    return backdrop.inference.v1.Padding.newBuilder()
        .setUnit(
            switch (padding.unit()) {
              case PIXELS -> PaddingUnit.PADDING_UNIT_PIXELS;
              case PERCENT -> PaddingUnit.PADDING_UNIT_PERCENT;
            })
        .setLeft(padding.left())
        .setTop(padding.top())
        .setRight(padding.right())
        .setBottom(padding.bottom())
        .build();
  }

  private static Position toPosition(PlacementPosition position) {
    return switch (position) {
      case PLACEMENT_POSITION_TOP_LEFT -> Position.TOP_LEFT;
      case PLACEMENT_POSITION_TOP -> Position.TOP;
      case PLACEMENT_POSITION_TOP_RIGHT -> Position.TOP_RIGHT;
      case PLACEMENT_POSITION_LEFT -> Position.LEFT;
      case PLACEMENT_POSITION_CENTER -> Position.CENTRE;
      case PLACEMENT_POSITION_RIGHT -> Position.RIGHT;
      case PLACEMENT_POSITION_BOTTOM_LEFT -> Position.BOTTOM_LEFT;
      case PLACEMENT_POSITION_BOTTOM -> Position.BOTTOM;
      case PLACEMENT_POSITION_BOTTOM_RIGHT -> Position.BOTTOM_RIGHT;
      case PLACEMENT_POSITION_STANDING, PLACEMENT_POSITION_UNSPECIFIED, UNRECOGNIZED ->
          Position.STANDING;
    };
  }

  private static PlacementPosition message(Position position) {
    return switch (position) {
      case TOP_LEFT -> PlacementPosition.PLACEMENT_POSITION_TOP_LEFT;
      case TOP -> PlacementPosition.PLACEMENT_POSITION_TOP;
      case TOP_RIGHT -> PlacementPosition.PLACEMENT_POSITION_TOP_RIGHT;
      case LEFT -> PlacementPosition.PLACEMENT_POSITION_LEFT;
      case CENTRE -> PlacementPosition.PLACEMENT_POSITION_CENTER;
      case RIGHT -> PlacementPosition.PLACEMENT_POSITION_RIGHT;
      case BOTTOM_LEFT -> PlacementPosition.PLACEMENT_POSITION_BOTTOM_LEFT;
      case BOTTOM -> PlacementPosition.PLACEMENT_POSITION_BOTTOM;
      case BOTTOM_RIGHT -> PlacementPosition.PLACEMENT_POSITION_BOTTOM_RIGHT;
      case STANDING -> PlacementPosition.PLACEMENT_POSITION_STANDING;
    };
  }
}
