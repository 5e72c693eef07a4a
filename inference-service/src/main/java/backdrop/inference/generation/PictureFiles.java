package backdrop.inference.generation;

import backdrop.inference.generation.PaintingException.Remedy;
import backdrop.inference.provenance.Notary;
import backdrop.inference.provenance.ProvenanceRules;
import backdrop.inference.reason.InferenceReason;
import backdrop.picture.Box;
import backdrop.picture.Composition;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Photos;
import backdrop.picture.RgbaImage;
import backdrop.picture.market.MarketCheck;
import backdrop.picture.market.MarketPicture;
import backdrop.picture.market.MarketPreset;
import backdrop.picture.market.Presets;
import backdrop.picture.output.EncodedFile;
import backdrop.picture.output.FileEncoder;
import backdrop.picture.output.FileRules;
import backdrop.picture.output.FileTooLarge;
import backdrop.picture.output.Layers;
import backdrop.picture.provenance.DigitalSource;
import backdrop.picture.provenance.Xmp;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns composed pictures into finished files: encoded as asked for, signed, and held against the
 * rules of their marketplace. The same picture, settings and seed give the same bytes. Safe for use
 * by many threads.
 */
public final class PictureFiles {
  private static final DecodeLimits OWN =
      DecodeLimits.DEFAULTS.withMaxBytes(Integer.MAX_VALUE).withMinSide(1);

  private final Notary notary;
  private final ProvenanceRules provenance;
  private final Presets presets;
  private final int floor;

  /**
   * @param floor 1 to 100, the least quality that a byte limit may push a file down to where no
   *     preset says another
   */
  public PictureFiles(Notary notary, ProvenanceRules provenance, Presets presets, int floor) {
    this.notary = notary;
    this.provenance = provenance;
    this.presets = presets;
    this.floor = floor;
  }

  /**
   * A finished file.
   *
   * @param encoded before it was signed
   * @param bytes as they are stored
   * @param check empty without a preset
   */
  public record PictureFile(EncodedFile encoded, byte[] bytes, Optional<PresetCheck> check) {}

  /**
   * Writes one image of a generation.
   *
   * @param product the product's bounding box in it
   * @param seed of this image
   * @throws PaintingException FILE_OVER_LIMIT if no allowed quality fits the byte limit
   */
  public PictureFile write(
      Composition composed, Box product, GenerationSettings settings, long seed) {
    Optional<MarketPreset> preset = presets.find(settings.output().presetId());
    EncodedFile file = encode(composed, settings.output(), preset);
    DigitalSource origin =
        settings.painted()
            ? preset
                .map(MarketPreset::source)
                .orElse(DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA)
            : DigitalSource.ALGORITHMICALLY_ENHANCED;
    byte[] bytes = notary.sign(composed, file, origin, told(settings, seed));
    Optional<PresetCheck> check =
        preset.map(
            rules ->
                new PresetCheck(
                    rules.id(),
                    MarketCheck.of(
                        rules,
                        new MarketPicture(
                            file.format(),
                            bytes,
                            seen(composed, file, bytes),
                            Optional.of(product),
                            settings.painted(),
                            true),
                        0)));
    return new PictureFile(file, bytes, check);
  }

  private EncodedFile encode(Composition composed, Output output, Optional<MarketPreset> preset) {
    int least = Math.min(output.quality(), preset.map(MarketPreset::minQuality).orElse(floor));
    FileRules rules =
        new FileRules(output.format(), output.quality(), least, output.maxBytes(), Xmp.ROOM);
    try {
      return FileEncoder.encode(Layers.of(composed), rules);
    } catch (FileTooLarge tooLarge) {
      throw new PaintingException(
          new PaintFailure(InferenceReason.FILE_OVER_LIMIT, String.valueOf(tooLarge.getMessage())),
          Remedy.NONE,
          tooLarge);
    }
  }

  /** What a buyer's browser would show: lossy files are decoded again. */
  private static RgbaImage seen(Composition composed, EncodedFile file, byte[] bytes) {
    return file.lossless() ? composed.image() : Photos.decode(bytes, OWN).image();
  }

  /** What it takes to paint the picture again. Where no model painted, no model is named. */
  private Map<String, Object> told(GenerationSettings settings, long seed) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("background", background(settings));
    if (settings.painted()) {
      told.put("model", settings.model());
      told.put("seed", seed);
      told.put("steps", settings.steps());
      told.put("guidanceScale", settings.guidanceScale());
      told.put("sampler", settings.sampler());
      if (provenance.prompts()) {
        told.put("prompt", settings.prompt());
        told.put("negativePrompt", settings.negativePrompt());
      }
    }
    if (!settings.output().presetId().isEmpty()) {
      told.put("preset", settings.output().presetId());
    }
    return told;
  }

  private static String background(GenerationSettings settings) {
    if (settings.output().transparent()) {
      return "transparent";
    }
    return switch (settings.layout().background()) {
      case Background.Painted painted -> "painted";
      case Background.Plain plain -> String.format(Locale.ROOT, "#%06x", plain.rgb());
      case Background.Graded graded -> "gradient";
    };
  }
}
