package backdrop.gateway.market;

import backdrop.gateway.generation.FormatJson;
import backdrop.gateway.generation.SizeJson;
import backdrop.history.v1.MarketPreset;
import backdrop.history.v1.PresetSides;
import backdrop.history.v1.PresetText;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one marketplace wants of one kind of picture. */
@Schema(name = "MarketPreset")
public record PresetJson(
    String presetId,
    WordsJson name,
    @Schema(description = "What a seller should know besides; may be empty") WordsJson note,
    @Schema(description = "The canvas that it chooses") SizeJson size,
    SizeJson minSize,
    SizeJson maxSize,
    @Nullable RatioJson ratio,
    @Nullable Long maxPixels,
    @Nullable Long maxBytes,
    @Schema(description = "The best first") List<FormatJson> formats,
    int minQuality,
    boolean whiteBackground,
    @Schema(description = "The product's longer side over the picture's, 0 to 1")
        @Nullable Double minFill,
    @Nullable Integer maxCount,
    boolean generatedAllowed,
    @Schema(description = "IPTC term that a painted picture carries") String digitalSourceType,
    String sourceUrl,
    @Schema(description = "When the rules were read", examples = "2026-11-23") String checkedOn,
    @Schema(description = "Whether the marketplace itself says all of it") boolean confirmed) {

  /** A text in both languages. */
  @Schema(name = "PresetText")
  public record WordsJson(String en, String ru) {
    static WordsJson of(PresetText text) {
      return new WordsJson(text.getEn(), text.getRu());
    }
  }

  /** Width to height. */
  @Schema(name = "PresetRatio")
  public record RatioJson(
      int width,
      int height,
      @Schema(description = "False if other ratios are accepted and only shown worse")
          boolean required) {}

  static PresetJson of(MarketPreset preset) {
    PresetSides sides = preset.getSides();
    return new PresetJson(
        preset.getPresetId(),
        WordsJson.of(preset.getName()),
        WordsJson.of(preset.getNote()),
        new SizeJson(sides.getWidth(), sides.getHeight()),
        new SizeJson(sides.getMinWidth(), sides.getMinHeight()),
        new SizeJson(sides.getMaxWidth(), sides.getMaxHeight()),
        preset.hasRatio()
            ? new RatioJson(
                preset.getRatio().getWidth(),
                preset.getRatio().getHeight(),
                preset.getRatio().getRequired())
            : null,
        sides.getMaxPixels() == 0 ? null : sides.getMaxPixels(),
        preset.getMaxBytes() == 0 ? null : preset.getMaxBytes(),
        preset.getFormatsList().stream().map(FormatJson::of).toList(),
        preset.getMinQuality(),
        preset.getWhiteBackground(),
        preset.getMinFill() == 0 ? null : preset.getMinFill(),
        preset.getMaxCount() == 0 ? null : preset.getMaxCount(),
        preset.getGeneratedAllowed(),
        preset.getDigitalSourceType(),
        preset.getSourceUrl(),
        preset.getCheckedOn(),
        preset.getConfirmed());
  }
}
