package backdrop.paint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the product stands and what stands around it, as far as the person said so. */
record LayoutOptions(
    Optional<String> place,
    Optional<String> padding,
    boolean enlarge,
    Optional<String> background,
    Optional<String> shadow,
    Optional<String> light) {
  static final LayoutOptions NONE =
      new LayoutOptions(
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  static final String USAGE =
      """
        --place WHERE   automatic, original, fit, fill, standing, center, top, top-left, left, ... bottom-right
        --padding N     kept free at each side, in pixels (40) or per cent (5%); with fit or a named place
        --enlarge       the product may be shown larger than it was photographed
        --background B  white, '#f4efe6', linear:#ffffff,#d8d0c4,180 or radial:#ffffff,#d8d0c4; nothing is painted then
        --shadow KIND   none, contact, cast or both
        --light WHOSE   match the light of background or product; product changes the product's colours
      """;

  private static final Set<String> MODES = Set.of("automatic", "original", "fit", "fill");
  private static final Set<String> POSITIONS =
      Set.of(
          "top-left",
          "top",
          "top-right",
          "left",
          "center",
          "right",
          "bottom-left",
          "bottom",
          "bottom-right",
          "standing");
  private static final Set<String> SHADOWS = Set.of("none", "contact", "cast", "both");
  private static final Set<String> LIGHTS = Set.of("background", "product");
  private static final Pattern PADDING = Pattern.compile("(\\d{1,4}(?:\\.\\d+)?)(%?)");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern GRADIENT =
      Pattern.compile("(linear|radial):(#[0-9a-fA-F]{6}),(#[0-9a-fA-F]{6})(?:,(\\d{1,3}))?");

  LayoutOptions {
    place.ifPresent(
        where ->
            require(
                MODES.contains(where) || POSITIONS.contains(where),
                "--place takes automatic, original, fit, fill or a position such as bottom-right,"
                    + " not '%s'",
                where));
    padding.ifPresent(
        length -> {
          require(
              PADDING.matcher(length).matches(),
              "--padding takes pixels (40) or per cent (5%%), not '%s'",
              length);
          require(
              place.filter(where -> where.equals("fit") || POSITIONS.contains(where)).isPresent(),
              "--padding %s goes with --place fit or a named place",
              length);
        });
    if (enlarge && place.filter(where -> !where.matches("automatic|original")).isEmpty()) {
      throw new PaintFailure("--enlarge goes with --place fit, fill or a named place");
    }
    background.ifPresent(
        fill ->
            require(
                fill.equals("white")
                    || COLOUR.matcher(fill).matches()
                    || GRADIENT.matcher(fill).matches(),
                "--background takes white, a colour such as '#f4efe6', linear:#from,#to,angle or"
                    + " radial:#from,#to, not '%s'",
                fill));
    shadow.ifPresent(
        kind ->
            require(
                SHADOWS.contains(kind),
                "--shadow takes none, contact, cast or both, not '%s'",
                kind));
    light.ifPresent(
        whose ->
            require(
                LIGHTS.contains(whose), "--light takes background or product, not '%s'", whose));
  }

  private static void require(boolean holds, String words, String value) {
    if (!holds) {
      throw new PaintFailure(words.formatted(value));
    }
  }

  /** Whether a background was chosen that needs neither scene nor style. */
  boolean paintsNothing() {
    return background.isPresent();
  }

  /** Says in a request for a generation what was asked for. */
  void addTo(ObjectNode wanted) {
    place.ifPresent(where -> addPlacement(wanted.putObject("placement"), where));
    shadow.ifPresent(kind -> wanted.putObject("shadow").put("mode", kind));
    light.ifPresent(whose -> wanted.put("lightMatching", whose));
    background.ifPresent(fill -> addBackground(wanted, fill));
  }

  private void addPlacement(ObjectNode placement, String where) {
    if (MODES.contains(where)) {
      placement.put("mode", where);
    } else {
      placement.put("mode", "position").put("position", where);
    }
    if (enlarge) {
      placement.put("enlarge", true);
    }
    padding.ifPresent(
        length -> {
          var parts = PADDING.matcher(length);
          if (parts.matches()) {
            double side = Double.parseDouble(parts.group(1));
            placement
                .putObject("padding")
                .put("unit", parts.group(2).isEmpty() ? "pixels" : "percent")
                .put("left", side)
                .put("top", side)
                .put("right", side)
                .put("bottom", side);
          }
        });
  }

  private static void addBackground(ObjectNode wanted, String fill) {
    var gradient = GRADIENT.matcher(fill);
    if (gradient.matches()) {
      var colours =
          wanted
              .put("background", "gradient")
              .putObject("backgroundColors")
              .put("shape", gradient.group(1))
              .put("color", gradient.group(2).toLowerCase(Locale.ROOT))
              .put("secondColor", gradient.group(3).toLowerCase(Locale.ROOT));
      if (gradient.group(4) != null) {
        colours.put("angle", Integer.parseInt(gradient.group(4)));
      }
    } else if (fill.equals("white")) {
      wanted.put("background", "white");
    } else {
      wanted
          .put("background", "color")
          .putObject("backgroundColors")
          .put("color", fill.toLowerCase(Locale.ROOT));
    }
  }
}
