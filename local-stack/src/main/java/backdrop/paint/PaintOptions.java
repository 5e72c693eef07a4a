package backdrop.paint;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the person asked for; whatever was left out is for the server to choose. */
record PaintOptions(
    Path photo,
    Optional<Path> mask,
    Optional<String> scene,
    Optional<String> style,
    OptionalInt count,
    OptionalLong seed,
    Optional<Size> size,
    OptionalInt steps,
    boolean weights,
    LayoutOptions layout,
    File file,
    Path out,
    boolean json) {

  /**
   * What file the pictures become.
   *
   * @param market a marketplace's preset
   */
  record File(
      Optional<String> format,
      OptionalInt quality,
      OptionalLong maxBytes,
      boolean cutOut,
      Optional<String> market) {}

  /** Width and height of the finished pictures, in pixels. */
  record Size(int width, int height) {}

  static final String USAGE =
      """
      ./backdrop paint PHOTO --scene TEXT [option...]

        --scene TEXT    what the product stands in, for example "on a light oak table, soft morning light"
        --style ID      a style, for example minimalistic; with a style the scene may be left out
        --count N       how many pictures
        --seed S        the seed of the first picture; the same seed paints the same picture again
        --size WxH      size of the pictures, for example 1024x1024
        --steps N       denoising steps: more take longer and paint finer
        --weights       brackets weigh words: (more), [less], (exactly:1.3); without it they are text
        --for MARKET    made for a marketplace, for example ozon or amazon-main (GET /api/presets lists them)
        --format F      png, jpeg, webp, or psd with background, shadow and product as layers
        --quality N     of jpeg and webp, 1 to 100
        --max-bytes N   the quality goes down until the file has at most so many bytes
        --cut-out       the product alone on a see-through canvas; nothing is painted
        --mask FILE     a PNG of the photo's size: white is painted, black is the product
      """
          + LayoutOptions.USAGE
          + """
            --out DIR       where the pictures go (default: here)
            --json          print one JSON document about everything that was made, and nothing else
          """;

  /**
   * Reads the arguments after {@code paint}; fails in words where one is missing, unknown or no
   * number.
   */
  static PaintOptions parse(List<String> arguments) {
    var reading = new Reading();
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      reading.take(rest.next(), rest);
    }
    return reading.result();
  }

  /** The options read so far. */
  private static final class Reading {
    private Optional<Path> photo = Optional.empty();
    private Optional<Path> mask = Optional.empty();
    private Optional<String> scene = Optional.empty();
    private Optional<String> style = Optional.empty();
    private OptionalInt count = OptionalInt.empty();
    private OptionalLong seed = OptionalLong.empty();
    private Optional<Size> size = Optional.empty();
    private OptionalInt steps = OptionalInt.empty();
    private boolean weights;
    private Optional<String> place = Optional.empty();
    private Optional<String> padding = Optional.empty();
    private boolean enlarge;
    private Optional<String> background = Optional.empty();
    private Optional<String> shadow = Optional.empty();
    private Optional<String> light = Optional.empty();
    private Optional<String> format = Optional.empty();
    private OptionalInt quality = OptionalInt.empty();
    private OptionalLong maxBytes = OptionalLong.empty();
    private boolean cutOut;
    private Optional<String> market = Optional.empty();
    private Path out = Path.of("");
    private boolean json;

    void take(String argument, Iterator<String> rest) {
      switch (argument) {
        case "--scene" -> scene = Optional.of(value(argument, rest));
        case "--style" -> style = Optional.of(value(argument, rest));
        case "--mask" -> mask = Optional.of(Path.of(value(argument, rest)));
        case "--out" -> out = Path.of(value(argument, rest));
        case "--count" -> count = OptionalInt.of((int) number(argument, rest));
        case "--steps" -> steps = OptionalInt.of((int) number(argument, rest));
        case "--seed" -> seed = OptionalLong.of(number(argument, rest));
        case "--size" -> size = Optional.of(size(value(argument, rest)));
        case "--weights" -> weights = true;
        case "--place" -> place = Optional.of(value(argument, rest));
        case "--padding" -> padding = Optional.of(value(argument, rest));
        case "--enlarge" -> enlarge = true;
        case "--background" -> background = Optional.of(value(argument, rest));
        case "--shadow" -> shadow = Optional.of(value(argument, rest));
        case "--light" -> light = Optional.of(value(argument, rest));
        case "--for" -> market = Optional.of(value(argument, rest));
        case "--format" -> format = Optional.of(value(argument, rest));
        case "--quality" -> quality = OptionalInt.of((int) number(argument, rest));
        case "--max-bytes" -> maxBytes = OptionalLong.of(number(argument, rest));
        case "--cut-out" -> cutOut = true;
        case "--json" -> json = true;
        default -> takePhoto(argument);
      }
    }

    private void takePhoto(String argument) {
      if (argument.startsWith("--")) {
        throw new PaintFailure(
            "paint does not know '" + argument + "': see ./backdrop paint --help");
      }
      if (photo.isPresent()) {
        throw new PaintFailure(
            "one photo at a time: '" + photo.get() + "' and '" + argument + "' were given");
      }
      photo = Optional.of(Path.of(argument));
    }

    PaintOptions result() {
      if (photo.isEmpty()) {
        throw new PaintFailure(
            "which photo? ./backdrop paint PHOTO --scene TEXT (see ./backdrop paint --help)");
      }
      var layout = new LayoutOptions(place, padding, enlarge, background, shadow, light);
      if (scene.isEmpty()
          && style.isEmpty()
          && !layout.paintsNothing()
          && !cutOut
          && market.isEmpty()) {
        throw new PaintFailure(
            "in front of what? Say it with --scene TEXT, choose a --style ID or a --background");
      }
      File file = new File(format, quality, maxBytes, cutOut, market);
      return new PaintOptions(
          photo.get(),
          mask,
          scene,
          style,
          count,
          seed,
          size,
          steps,
          weights,
          layout,
          file,
          out,
          json);
    }

    private static String value(String option, Iterator<String> rest) {
      if (!rest.hasNext()) {
        throw new PaintFailure(option + " needs a value");
      }
      return rest.next();
    }

    private static long number(String option, Iterator<String> rest) {
      var text = value(option, rest);
      try {
        return option.equals("--seed") || option.equals("--max-bytes")
            ? Long.parseLong(text)
            : Integer.parseInt(text);
      } catch (NumberFormatException notANumber) {
        throw new PaintFailure(option + " takes a whole number, not '" + text + "'", notANumber);
      }
    }

    private static Size size(String text) {
      var sides = text.split("x", -1);
      try {
        if (sides.length == 2) {
          return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        }
      } catch (NumberFormatException notNumbers) {
        // Said below, as for any other text that is no size.
      }
      throw new PaintFailure(
          "--size takes WIDTHxHEIGHT, for example 1024x1024, not '" + text + "'");
    }
  }
}
