package backdrop.history.grpc;

import backdrop.history.v1.MarketPreset;
import backdrop.history.v1.PresetRatio;
import backdrop.history.v1.PresetSides;
import backdrop.history.v1.PresetText;
import backdrop.inference.v1.ImageFormat;
import backdrop.picture.market.MarketPreset.Ground;
import backdrop.picture.market.MarketPreset.Sides;
import backdrop.picture.market.MarketPreset.Words;

/** Marketplaces' rules on the wire. */
final class PresetMessages {
  private PresetMessages() {}

  static MarketPreset message(backdrop.picture.market.MarketPreset preset) {
    var message =
        MarketPreset.newBuilder()
            .setPresetId(preset.id())
            .setName(message(preset.name()))
            .setNote(message(preset.note()))
            .setSides(message(preset.sides()))
            .setMaxBytes(preset.maxBytes().orElse(0))
            .addAllFormats(
                preset.formats().stream()
                    .map(format -> ImageFormat.valueOf("IMAGE_FORMAT_" + format.name()))
                    .toList())
            .setMinQuality(preset.minQuality())
            .setWhiteBackground(preset.background() == Ground.WHITE)
            .setMinFill(preset.minFill().orElse(0))
            .setMaxCount(preset.maxCount().orElse(0))
            .setGeneratedAllowed(preset.generatedAllowed())
            .setDigitalSourceType(preset.source().code())
            .setSourceUrl(preset.rules().url().toString())
            .setCheckedOn(preset.rules().checkedOn().toString())
            .setConfirmed(preset.rules().confirmed());
    preset
        .ratio()
        .ifPresent(
            ratio ->
                message.setRatio(
                    PresetRatio.newBuilder()
                        .setWidth(ratio.width())
                        .setHeight(ratio.height())
                        .setRequired(ratio.required())));
    return message.build();
  }

  private static PresetText message(Words words) {
    return PresetText.newBuilder().setEn(words.en()).setRu(words.ru()).build();
  }

  private static PresetSides message(Sides sides) {
    return PresetSides.newBuilder()
        .setMinWidth(sides.minWidth())
        .setMinHeight(sides.minHeight())
        .setMaxWidth(sides.maxWidth())
        .setMaxHeight(sides.maxHeight())
        .setWidth(sides.width())
        .setHeight(sides.height())
        .setMaxPixels(sides.maxPixels().orElse(0))
        .build();
  }
}
