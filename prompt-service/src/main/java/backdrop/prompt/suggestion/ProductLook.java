package backdrop.prompt.suggestion;

import java.util.List;

/**
 * How the product looks, as measured on its photo.
 *
 * @param colours the largest share first; empty if nobody measured
 * @param shape its outline
 */
public record ProductLook(List<Colour> colours, Shape shape) {
  /** Nobody measured. */
  public static final ProductLook UNKNOWN = new ProductLook(List.of(), Shape.UNKNOWN);

  private static final double DOMINANT = 0.2;

  public ProductLook {
    colours = List.copyOf(colours);
  }

  /**
   * A colour of the product.
   *
   * @param rgb sRGB, {@code 0xRRGGBB}
   * @param share of the product's area, 0 to 1
   */
  public record Colour(int rgb, double share) {}

  /** The outline of the product. */
  public enum Shape {
    UNKNOWN,
    /** Clearly higher than wide. */
    TALL,
    /** Clearly wider than high. */
    WIDE,
    /** Neither. */
    COMPACT;

    /** From here on a thing is seen as tall or wide rather than square. */
    private static final double CLEARLY = 1.35;

    /** The outline of width by height; 0 or less means that nobody measured. */
    public static Shape of(double aspect) {
      if (!(aspect > 0)) {
        return UNKNOWN;
      }
      if (aspect >= CLEARLY) {
        return WIDE;
      }
      return aspect <= 1 / CLEARLY ? TALL : COMPACT;
    }
  }

  /** The names of the colours that make up a good part of the product, each once. */
  List<ColourName> names() {
    return colours.stream()
        .filter(colour -> colour.share() >= DOMINANT)
        .map(colour -> ColourName.of(colour.rgb()))
        .distinct()
        .toList();
  }
}
