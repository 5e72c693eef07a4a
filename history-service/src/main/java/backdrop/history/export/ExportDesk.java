package backdrop.history.export;

import backdrop.history.export.ImageOrigins.Origin;
import backdrop.history.failure.HistoryReason;
import backdrop.history.image.Images;
import backdrop.history.image.KeptImage;
import backdrop.history.image.PictureReader;
import backdrop.history.image.Sha256;
import backdrop.history.record.GenerationRecord;
import backdrop.history.record.RecordDesk;
import backdrop.kit.failure.Failure;
import backdrop.picture.market.Fitted;
import backdrop.picture.market.MarketCheck;
import backdrop.picture.market.MarketFix;
import backdrop.picture.market.MarketPicture;
import backdrop.picture.market.MarketPreset;
import backdrop.picture.market.Presets;
import backdrop.picture.output.OutputFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** Exports of an account's finished images to marketplaces. */
public final class ExportDesk {
  /** Most images of one export. */
  public static final int MAX_IMAGES = 100;

  private final Presets presets;
  private final RecordDesk records;
  private final Images images;
  private final ImageOrigins origins;
  private final PictureReader reader;

  public ExportDesk(
      Presets presets,
      RecordDesk records,
      Images images,
      ImageOrigins origins,
      PictureReader reader) {
    this.presets = presets;
    this.records = records;
    this.images = images;
    this.origins = origins;
    this.reader = reader;
  }

  /** The marketplaces to choose from, in the order that people see. */
  public List<MarketPreset> presets() {
    return presets.all();
  }

  /**
   * What an export would make of these images; one of them is in memory at a time.
   *
   * @throws Failure PRESET_UNKNOWN, EXPORT_SIZE, RECORD_NOT_FOUND, IMAGE_NOT_FOUND
   */
  public List<CheckedImage> check(String accountId, String presetId, List<ImageChoice> choices) {
    MarketPreset preset = preset(presetId);
    List<CheckedImage> checked = new ArrayList<>();
    for (Chosen chosen : look(accountId, choices)) {
      checked.add(
          fitted(
              preset,
              chosen,
              (before, fitted) -> checked(preset, chosen, before, fitted, choices.size())));
    }
    return checked;
  }

  private static CheckedImage checked(
      MarketPreset preset, Chosen chosen, MarketPicture before, Fitted fitted, int count) {
    MarketPicture after = fitted.picture();
    return new CheckedImage(
        chosen.choice(),
        MarketCheck.of(preset, before, count),
        fitted.changes(),
        MarketCheck.of(preset, after, count),
        new CheckedImage.File(
            after.format().mediaType(),
            after.bytes().length,
            Sha256.hex(after.bytes()),
            after.image().width(),
            after.image().height()));
  }

  /**
   * The images as a ZIP, made while it is read. All of them are looked up before this answers.
   *
   * @param language of the report for people: Russian, or else English
   * @throws Failure PRESET_UNKNOWN, EXPORT_SIZE, RECORD_NOT_FOUND, IMAGE_NOT_FOUND
   */
  public ExportZip zip(
      String accountId, String presetId, List<ImageChoice> choices, Locale language) {
    MarketPreset preset = preset(presetId);
    List<Chosen> chosen = look(accountId, choices);
    return new ExportZip(
        preset, language, chosen, image -> fitted(preset, image, (before, fitted) -> fitted));
  }

  private MarketPreset preset(String id) {
    return presets
        .find(id)
        .orElseThrow(
            () ->
                Failure.ofField(
                    HistoryReason.PRESET_UNKNOWN, "preset_id", "must name one of the presets"));
  }

  private List<Chosen> look(String accountId, List<ImageChoice> choices) {
    if (choices.isEmpty() || choices.size() > MAX_IMAGES) {
      throw Failure.ofField(
          HistoryReason.EXPORT_SIZE, "images", "must name 1 to %d images".formatted(MAX_IMAGES));
    }
    List<Chosen> found = new ArrayList<>();
    for (ImageChoice choice : choices) {
      GenerationRecord generation = records.get(accountId, choice.recordId());
      KeptImage kept = records.result(accountId, choice.recordId(), choice.index());
      found.add(new Chosen(choice, kept, origins.of(generation, choice.index())));
    }
    return found;
  }

  /** Decodes, fits and lets go of one image; a slot is held for as long as it is in memory. */
  private <T> T fitted(
      MarketPreset preset, Chosen chosen, BiFunction<MarketPicture, Fitted, T> use) {
    byte[] bytes = bytes(chosen.kept());
    OutputFormat format = OutputFormat.ofMediaType(chosen.kept().mediaType());
    return reader.own(
        bytes,
        format,
        (image, srgb) -> {
          Origin origin = chosen.origin();
          MarketPicture picture =
              new MarketPicture(format, bytes, image, origin.product(), origin.painted(), srgb);
          return use.apply(picture, MarketFix.fit(preset, picture));
        });
  }

  private byte[] bytes(KeptImage kept) {
    try (InputStream stream = images.open(kept)) {
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A chosen image that is there. */
  record Chosen(ImageChoice choice, KeptImage kept, Origin origin) {
    String name() {
      return "%s/%d".formatted(choice.recordId(), choice.index());
    }
  }
}
