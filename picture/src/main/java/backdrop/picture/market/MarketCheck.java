package backdrop.picture.market;

import backdrop.picture.Box;
import backdrop.picture.RgbaImage;
import backdrop.picture.market.MarketPreset.Ground;
import backdrop.picture.market.MarketPreset.Ratio;
import backdrop.picture.market.MarketPreset.Sides;
import backdrop.picture.market.RuleResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds a finished file against a marketplace's rules, one by one; everything is measured. */
public final class MarketCheck {
  private final MarketPreset preset;
  private final MarketPicture picture;
  private final List<RuleResult> results = new ArrayList<>();

  private MarketCheck(MarketPreset preset, MarketPicture picture) {
    this.preset = preset;
    this.picture = picture;
  }

  /**
   * The result of every rule that the preset has, in the order of {@link MarketRule}.
   *
   * @param count how many pictures go to the same slot of one product; 0 leaves the number alone
   */
  public static List<RuleResult> of(MarketPreset preset, MarketPicture picture, int count) {
    MarketCheck check = new MarketCheck(preset, picture);
    check.file();
    check.size();
    check.look();
    if (preset.maxCount().isPresent() && count > 0) {
      int most = preset.maxCount().getAsInt();
      check.must(MarketRule.COUNT, count <= most, "%d".formatted(count), "<= %d".formatted(most));
    }
    return List.copyOf(check.results);
  }

  private void file() {
    must(
        MarketRule.FORMAT,
        preset.formats().contains(picture.format()),
        picture.format().name(),
        preset.formats().stream().map(Enum::name).collect(Collectors.joining(" / ")));
    preset
        .maxBytes()
        .ifPresent(
            most ->
                must(
                    MarketRule.BYTES,
                    picture.bytes().length <= most,
                    megabytes(picture.bytes().length),
                    "<= " + megabytes(most)));
  }

  private void size() {
    Sides sides = preset.sides();
    int width = picture.image().width();
    int height = picture.image().height();
    boolean within =
        width >= sides.minWidth()
            && height >= sides.minHeight()
            && width <= sides.maxWidth()
            && height <= sides.maxHeight();
    must(
        MarketRule.SIDES,
        within,
        pixels(width, height),
        "%s – %s"
            .formatted(
                pixels(sides.minWidth(), sides.minHeight()),
                pixels(sides.maxWidth(), sides.maxHeight())));
    sides
        .maxPixels()
        .ifPresent(
            most ->
                must(
                    MarketRule.PIXELS,
                    (long) width * height <= most,
                    megapixels((long) width * height),
                    "<= " + megapixels(most)));
    preset.ratio().ifPresent(ratio -> ratio(ratio, width, height));
    boolean large = width >= sides.width() && height >= sides.height();
    result(
        MarketRule.RECOMMENDED_SIZE,
        large ? Outcome.PASSED : Outcome.ADVISED,
        pixels(width, height),
        ">= " + pixels(sides.width(), sides.height()));
  }

  private void ratio(Ratio ratio, int width, int height) {
    Outcome otherwise = ratio.required() ? Outcome.FAILED : Outcome.ADVISED;
    result(
        MarketRule.RATIO,
        ratio.holds(width, height) ? Outcome.PASSED : otherwise,
        format("%.3f : 1", (double) width / height),
        "%d : %d".formatted(ratio.width(), ratio.height()));
  }

  private void look() {
    must(MarketRule.COLOURS, picture.srgb(), picture.srgb() ? "sRGB" : "?", "sRGB");
    boolean opaque = picture.image().opaque();
    must(MarketRule.OPACITY, opaque, opaque ? "100 %" : "< 100 %", "100 %");
    if (preset.background() == Ground.WHITE) {
      double white = Whiteness.ofBorder(picture.image());
      must(MarketRule.WHITE_BACKGROUND, white == 1, percent(white), "100 %");
    }
    preset.minFill().ifPresent(this::fill);
    if (!preset.generatedAllowed()) {
      must(MarketRule.GENERATED, !picture.painted(), picture.painted() ? "AI" : "–", "–");
    }
  }

  private void fill(double least) {
    Optional<Double> fill = picture.product().map(box -> fill(box, picture.image()));
    result(
        MarketRule.FILL,
        fill.isEmpty() ? Outcome.UNKNOWN : fill.get() >= least ? Outcome.PASSED : Outcome.FAILED,
        fill.map(MarketCheck::percent).orElse("?"),
        ">= " + percent(least));
  }

  /** The larger of width over width and height over height, of what lies within the picture. */
  static double fill(Box product, RgbaImage image) {
    int left = Math.max(0, product.x());
    int top = Math.max(0, product.y());
    int right = Math.min(image.width(), product.right());
    int bottom = Math.min(image.height(), product.bottom());
    return Math.max(
        (double) (right - left) / image.width(), (double) (bottom - top) / image.height());
  }

  private void must(MarketRule rule, boolean holds, String measured, String wanted) {
    result(rule, holds ? Outcome.PASSED : Outcome.FAILED, measured, wanted);
  }

  private void result(MarketRule rule, Outcome outcome, String measured, String wanted) {
    results.add(new RuleResult(rule, outcome, measured, wanted));
  }

  private static String pixels(int width, int height) {
    return "%d × %d".formatted(width, height);
  }

  private static String megabytes(long bytes) {
    return format("%.2f MB", bytes / 1e6);
  }

  private static String megapixels(long pixels) {
    return format("%.1f MP", pixels / 1e6);
  }

  /** Cut, not rounded: 84.96 % must not read as the 85 % that it is not. */
  private static String percent(double share) {
    return format("%.1f %%", Math.floor(share * 1000) / 10);
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
