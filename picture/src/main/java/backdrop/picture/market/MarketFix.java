package backdrop.picture.market;

import backdrop.picture.Box;
import backdrop.picture.RgbaImage;
import backdrop.picture.Thumbnails;
import backdrop.picture.market.Fitted.Change;
import backdrop.picture.market.Fitted.Kind;
import backdrop.picture.market.MarketPreset.Ratio;
import backdrop.picture.market.MarketPreset.Sides;
import backdrop.picture.output.EncodedFile;
import backdrop.picture.output.FileEncoder;
import backdrop.picture.output.FileRules;
import backdrop.picture.output.FileTooLarge;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.provenance.DigitalSource;
import backdrop.picture.provenance.FileParts;
import backdrop.picture.provenance.Xmp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a picture fit a marketplace where that costs nothing but margins, size or encoding: nothing
 * is ever enlarged, cropped or painted. A file that fits already stays byte for byte, apart from
 * what it says about its origin.
 */
public final class MarketFix {
  private static final int QUALITY = 95;
  private static final int WHITE = 0xffffff;

  private final MarketPreset preset;
  private final List<Change> changes = new ArrayList<>();
  private RgbaImage image;
  private Optional<Box> product;

  private MarketFix(MarketPreset preset, MarketPicture picture) {
    this.preset = preset;
    this.image = picture.image();
    this.product = picture.product();
  }

  /** The picture as this marketplace wants it, as far as that can be done. */
  public static Fitted fit(MarketPreset preset, MarketPicture picture) {
    MarketFix fix = new MarketFix(preset, picture);
    fix.flatten();
    fix.pad();
    fix.scaleDown();
    return new Fitted(fix.write(picture), List.copyOf(fix.changes));
  }

  private void flatten() {
    if (!image.opaque()) {
      image = image.over(WHITE);
      done(Kind.FLATTENED, "#ffffff");
    }
  }

  private void pad() {
    Optional<Ratio> ratio = preset.ratio().filter(Ratio::required);
    if (ratio.isEmpty() || ratio.get().holds(image.width(), image.height())) {
      return;
    }
    int wide = ratio.get().width();
    int high = ratio.get().height();
    int width = Math.max(image.width(), Math.ceilDiv(image.height() * wide, high));
    int height = Math.max(image.height(), Math.ceilDiv(image.width() * high, wide));
    int colour = Whiteness.colourOfBorder(image);
    int left = (width - image.width()) / 2;
    int top = (height - image.height()) / 2;
    RgbaImage padded = RgbaImage.plain(width, height, colour);
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(
          image.pixels(),
          image.offset(0, y),
          padded.pixels(),
          padded.offset(left, top + y),
          4 * image.width());
    }
    done(Kind.PADDED, "%s → %d × %d, #%06x".formatted(size(image), width, height, colour));
    image = padded;
    product = product.map(box -> new Box(box.x() + left, box.y() + top, box.width(), box.height()));
  }

  private void scaleDown() {
    Sides sides = preset.sides();
    double pixels = (double) image.width() * image.height();
    double scale =
        Math.min(
            Math.min(
                (double) sides.maxWidth() / image.width(),
                (double) sides.maxHeight() / image.height()),
            Math.sqrt(sides.maxPixels().orElse(Long.MAX_VALUE) / pixels));
    if (scale >= 1) {
      return;
    }
    int side = Math.max(1, (int) (Math.max(image.width(), image.height()) * scale));
    RgbaImage smaller = Thumbnails.fit(image, side);
    // Rounding the shorter side up can make one pixel row too many.
    while (tooLarge(smaller, sides) && side > 1) {
      smaller = Thumbnails.fit(image, --side);
    }
    double across = (double) smaller.width() / image.width();
    double down = (double) smaller.height() / image.height();
    done(Kind.SCALED_DOWN, size(image) + " → " + size(smaller));
    image = smaller;
    product =
        product.map(
            box ->
                new Box(
                    (int) Math.round(box.x() * across),
                    (int) Math.round(box.y() * down),
                    (int) Math.max(1, Math.round(box.width() * across)),
                    (int) Math.max(1, Math.round(box.height() * down))));
  }

  private static boolean tooLarge(RgbaImage image, Sides sides) {
    return image.width() > sides.maxWidth()
        || image.height() > sides.maxHeight()
        || (long) image.width() * image.height() > sides.maxPixels().orElse(Long.MAX_VALUE);
  }

  private MarketPicture write(MarketPicture original) {
    Optional<Xmp> xmp = FileParts.xmp(original.format(), original.bytes());
    boolean fits =
        changes.isEmpty()
            && preset.formats().contains(original.format())
            && original.bytes().length <= preset.maxBytes().orElse(Long.MAX_VALUE);
    OutputFormat format = original.format();
    byte[] bytes = original.bytes();
    if (!fits) {
      EncodedFile file = encode(original.format());
      format = file.format();
      bytes = file.bytes();
      String quality = file.quality().isPresent() ? ", " + file.quality().getAsInt() : "";
      done(Kind.REENCODED, original.format() + " → " + format + quality);
    }
    DigitalSource source =
        original.painted()
            ? preset.source()
            : xmp.map(Xmp::source).orElse(DigitalSource.ALGORITHMICALLY_ENHANCED);
    if (xmp.isEmpty() || xmp.get().source() != source) {
      done(Kind.ORIGIN_NAMED, source.code());
    } else if (fits) {
      return original;
    }
    Xmp said = xmp.orElse(new Xmp(source, "Backdrop", Optional.empty(), ""));
    bytes = FileParts.with(format, bytes, said.changed(source, said(changes)));
    return new MarketPicture(format, bytes, image, product, original.painted(), original.srgb());
  }

  /**
   * At the highest quality that fits; at the lowest allowed if none does, and the check says so.
   */
  private EncodedFile encode(OutputFormat original) {
    OutputFormat format =
        preset.formats().contains(original) ? original : preset.formats().getFirst();
    int floor = Math.min(QUALITY, preset.minQuality());
    try {
      return FileEncoder.encode(image, rules(format, floor));
    } catch (FileTooLarge tooLarge) {
      Optional<OutputFormat> lossy =
          preset.formats().stream().filter(OutputFormat::hasQuality).findFirst();
      return !format.hasQuality() && lossy.isPresent()
          ? smallest(lossy.get(), floor)
          : FileEncoder.encode(image, FileRules.of(format, floor));
    }
  }

  private FileRules rules(OutputFormat format, int floor) {
    return new FileRules(format, QUALITY, floor, preset.maxBytes(), Xmp.ROOM);
  }

  private EncodedFile smallest(OutputFormat format, int floor) {
    try {
      return FileEncoder.encode(image, rules(format, floor));
    } catch (FileTooLarge tooLarge) {
      return FileEncoder.encode(image, FileRules.of(format, floor));
    }
  }

  private void done(Kind kind, String detail) {
    changes.add(new Change(kind, detail));
  }

  private static String size(RgbaImage image) {
    return "%d × %d".formatted(image.width(), image.height());
  }

  private static String said(List<Change> changes) {
    List<String> words = new ArrayList<>();
    for (Change change : changes) {
      words.add(change.kind().name().toLowerCase(Locale.ROOT) + " " + change.detail());
    }
    return String.join("; ", words);
  }
}
