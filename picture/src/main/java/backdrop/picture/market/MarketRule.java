package backdrop.picture.market;

/** What a marketplace may ask of a picture. */
public enum MarketRule {
  /** The file's format is accepted. */
  FORMAT,
  /** The file has not too many bytes. */
  BYTES,
  /** Neither side is too short or too long. */
  SIDES,
  /** There are not too many pixels in all. */
  PIXELS,
  /** Width to height is as it should be. */
  RATIO,
  /** As large as the marketplace recommends; never a must. */
  RECOMMENDED_SIZE,
  /** Colours are sRGB. */
  COLOURS,
  /** Nothing is see-through. */
  OPACITY,
  /** The border is pure white, RGB 255. */
  WHITE_BACKGROUND,
  /** The product is large enough. */
  FILL,
  /** The background may have been painted by a model. */
  GENERATED,
  /** There are not too many pictures. */
  COUNT
}
