package backdrop.picture.market;

import backdrop.picture.Canvas;
import backdrop.picture.market.MarketPreset.Evidence;
import backdrop.picture.market.MarketPreset.Ground;
import backdrop.picture.market.MarketPreset.Ratio;
import backdrop.picture.market.MarketPreset.Sides;
import backdrop.picture.market.MarketPreset.Words;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.provenance.DigitalSource;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads one preset; every refusal names the file, the field and the rule. */
final class PresetFile {
  private static final int MAX_SIDE = 30_000;
  private static final int MIN_BYTES = 50_000;

  private PresetFile() {}

  static MarketPreset read(String file, String text) {
    PresetFields all = PresetFields.parse(file, text);
    MarketPreset preset =
        new MarketPreset(
            id(all),
            words(all.object("name")),
            all.optionalObject("note").map(PresetFile::words).orElse(new Words("", "")),
            all.optionalObject("ratio").map(PresetFile::ratio),
            sides(all.object("pixels")),
            all.number("maxBytes", MIN_BYTES, Long.MAX_VALUE),
            formats(all),
            (int) all.number("minQuality", 1, 100).orElse(70),
            choice(all, "background", Ground.class, Ground.ANY),
            fill(all),
            count(all),
            all.flag("generatedAllowed").orElse(true),
            source(all),
            evidence(all.object("rules")));
    all.end();
    return preset;
  }

  private static String id(PresetFields all) {
    String id = all.text("id");
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 40) {
      throw all.refused("id", "must be lower-case words with hyphens, at most 40 characters");
    }
    return id;
  }

  private static Words words(PresetFields fields) {
    Words words = new Words(fields.text("en"), fields.text("ru"));
    fields.end();
    return words;
  }

  private static Ratio ratio(PresetFields fields) {
    Ratio ratio =
        new Ratio(
            fields.side("width", 100),
            fields.side("height", 100),
            fields.flag("required").orElse(false));
    fields.end();
    return ratio;
  }

  private static Sides sides(PresetFields fields) {
    Sides sides =
        new Sides(
            fields.side("minWidth", MAX_SIDE),
            fields.side("minHeight", MAX_SIDE),
            fields.side("maxWidth", MAX_SIDE),
            fields.side("maxHeight", MAX_SIDE),
            fields.side("width", Canvas.MAX_SIDE),
            fields.side("height", Canvas.MAX_SIDE),
            fields.number("maxPixels", 1, Long.MAX_VALUE));
    within(fields, "width", sides.minWidth(), sides.width(), sides.maxWidth());
    within(fields, "height", sides.minHeight(), sides.height(), sides.maxHeight());
    fields.end();
    return sides;
  }

  private static void within(PresetFields fields, String name, int min, int value, int max) {
    if (value < Math.max(min, Canvas.MIN_SIDE) || value > max) {
      throw fields.refused(
          name, "must lie between %d and %d".formatted(Math.max(min, Canvas.MIN_SIDE), max));
    }
  }

  private static List<OutputFormat> formats(PresetFields all) {
    List<OutputFormat> formats = new ArrayList<>();
    for (JsonNode name : all.list("formats")) {
      @Nullable OutputFormat format = constant(OutputFormat.class, name.asText());
      if (format == null) {
        throw all.refused("formats", "must name formats of " + names(OutputFormat.class));
      }
      formats.add(format);
    }
    if (formats.isEmpty()) {
      throw all.refused("formats", "must name at least one format");
    }
    return List.copyOf(formats);
  }

  private static OptionalDouble fill(PresetFields all) {
    OptionalDouble fill = all.share("minFill");
    return fill.isPresent() && fill.getAsDouble() == 0 ? OptionalDouble.empty() : fill;
  }

  private static OptionalInt count(PresetFields all) {
    OptionalLong count = all.number("maxCount", 1, 1000);
    return count.isPresent() ? OptionalInt.of((int) count.getAsLong()) : OptionalInt.empty();
  }

  private static DigitalSource source(PresetFields all) {
    Optional<String> code = all.optionalText("digitalSourceType");
    if (code.isEmpty()) {
      return DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
    }
    return DigitalSource.ofCode(code.get())
        .orElseThrow(
            () ->
                all.refused(
                    "digitalSourceType",
                    "must be compositeWithTrainedAlgorithmicMedia, trainedAlgorithmicMedia or"
                        + " algorithmicallyEnhanced"));
  }

  private static Evidence evidence(PresetFields fields) {
    Evidence evidence =
        new Evidence(url(fields), day(fields), fields.flag("confirmed").orElse(false));
    fields.end();
    return evidence;
  }

  private static URI url(PresetFields fields) {
    String text = fields.text("url");
    try {
      URI url = URI.create(text);
      if ("https".equals(url.getScheme()) && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException notOne) {
      // Falls through to the one refusal below.
    }
    throw fields.refused("url", "must be an https address");
  }

  private static LocalDate day(PresetFields fields) {
    try {
      return LocalDate.parse(fields.text("checkedOn"));
    } catch (DateTimeParseException notOne) {
      throw fields.refused("checkedOn", "must be a day like 2026-11-23");
    }
  }

  private static <E extends Enum<E>> E choice(
      PresetFields all, String name, Class<E> kind, E usual) {
    Optional<String> text = all.optionalText(name);
    if (text.isEmpty()) {
      return usual;
    }
    @Nullable E value = constant(kind, text.get());
    if (value == null) {
      throw all.refused(name, "must be one of " + names(kind));
    }
    return value;
  }

  private static <E extends Enum<E>> @Nullable E constant(Class<E> kind, String name) {
    for (E one : kind.getEnumConstants()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
        return one;
      }
    }
    return null;
  }

  private static <E extends Enum<E>> List<String> names(Class<E> kind) {
    List<String> names = new ArrayList<>();
    for (E one : kind.getEnumConstants()) {
      names.add(one.name().toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
