package backdrop.picture.market;

import backdrop.picture.Canvas;
import backdrop.picture.Padding;
import backdrop.picture.Placement;
import backdrop.picture.Position;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.provenance.DigitalSource;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one marketplace wants of one kind of picture.
 *
 * @param id lower-case words with hyphens, for example {@code amazon-main}
 * @param name for people
 * @param note what a seller should know besides; may be empty
 * @param ratio width to height; empty if any will do
 * @param sides how large
 * @param maxBytes most bytes of a file
 * @param formats accepted formats that Backdrop writes, the best first; at least one
 * @param minQuality 1 to 100, the least that JPEG and WebP may be pushed down to
 * @param background what must stand behind the product
 * @param minFill the product's longer side over the picture's, 0 to 1: the larger of width over
 *     width and height over height
 * @param maxCount most pictures of one product in this slot
 * @param generatedAllowed whether a painted background is allowed
 * @param source what a picture with a painted background has to say about its origin
 * @param rules where the rules were read
 */
public record MarketPreset(
    String id,
    Words name,
    Words note,
    Optional<Ratio> ratio,
    Sides sides,
    OptionalLong maxBytes,
    List<OutputFormat> formats,
    int minQuality,
    Ground background,
    OptionalDouble minFill,
    OptionalInt maxCount,
    boolean generatedAllowed,
    DigitalSource source,
    Evidence rules) {
  private static final double USUAL_FILL = 0.8;

  /** Rounding to whole pixels must not land below the least fill. */
  private static final double SPARE_FILL = 0.02;

  /** A text in both languages. */
  public record Words(String en, String ru) {}

  /**
   * Width to height.
   *
   * @param required false if another ratio is accepted and only shown worse
   */
  public record Ratio(int width, int height, boolean required) {
    /** Whether a picture has this ratio, as far as whole pixels allow. */
    public boolean holds(int pictureWidth, int pictureHeight) {
      long off = Math.abs((long) pictureWidth * height - (long) pictureHeight * width);
      return off <= Math.max(width, height);
    }
  }

  /**
   * How large a picture is, in pixels.
   *
   * @param width what to make; {@code height} likewise
   * @param maxPixels most pixels in all
   */
  public record Sides(
      int minWidth,
      int minHeight,
      int maxWidth,
      int maxHeight,
      int width,
      int height,
      OptionalLong maxPixels) {}

  /** What must stand behind the product. */
  public enum Ground {
    /** Anything. */
    ANY,
    /** RGB 255 everywhere along the border. */
    WHITE
  }

  /**
   * Where the rules were read.
   *
   * @param url the page
   * @param checkedOn the day
   * @param confirmed whether the marketplace itself says all of it; false: some of it stands only
   *     on other people's pages
   */
  public record Evidence(URI url, LocalDate checkedOn, boolean confirmed) {}

  /** The canvas to paint on. */
  public Canvas canvas() {
    return new Canvas(sides.width(), sides.height());
  }

  /** How much of the canvas the product is to fill, 0 to 1. */
  public double fill() {
    return minFill.isPresent() ? Math.min(1, minFill.getAsDouble() + SPARE_FILL) : USUAL_FILL;
  }

  /** Where the product is to stand: as large as the rules want it, and never enlarged. */
  public Placement placement() {
    return new Placement.Named(Position.STANDING, Padding.NONE, fill(), Placement.Enlarging.NEVER);
  }
}
