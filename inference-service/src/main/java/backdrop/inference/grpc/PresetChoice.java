package backdrop.inference.grpc;

import backdrop.inference.reason.InferenceReason;
import backdrop.inference.v1.Background;
import backdrop.inference.v1.Canvas;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.ImageFormat;
import backdrop.inference.v1.Placement;
import backdrop.kit.failure.Failure;
import backdrop.picture.market.MarketPreset;
import backdrop.picture.market.MarketPreset.Ground;
import backdrop.picture.market.Presets;

/** What a marketplace's preset says wherever settings say nothing. */
public final class PresetChoice {
  private final Presets presets;

  public PresetChoice(Presets presets) {
    this.presets = presets;
  }

  /**
   * The settings with everything that they leave unset and their preset decides; what they say
   * themselves stays.
   *
   * @throws Failure PRESET_UNKNOWN
   */
  GenerationSettings applied(GenerationSettings asked) {
    if (asked.getPresetId().isEmpty()) {
      return asked;
    }
    MarketPreset preset =
        presets
            .find(asked.getPresetId())
            .orElseThrow(
                () ->
                    Failure.ofField(
                        InferenceReason.PRESET_UNKNOWN,
                        "settings.preset_id",
                        "must name one of the presets"));
    GenerationSettings.Builder settings = asked.toBuilder();
    if (!asked.hasCanvas()) {
      settings.setCanvas(
          Canvas.newBuilder().setWidth(preset.sides().width()).setHeight(preset.sides().height()));
    }
    if (!asked.hasPlacement()) {
      Placement placement = PlacementMessages.message(preset.placement());
      settings.setPlacement(placement);
    }
    if (asked.getBackground() == Background.BACKGROUND_UNSPECIFIED
        && preset.background() == Ground.WHITE) {
      settings.setBackground(Background.BACKGROUND_WHITE);
      // A shadow on white is no longer white.
      if (!asked.hasShadowStrength()) {
        settings.setShadowStrength(0);
      }
    }
    if (asked.getFormat() == ImageFormat.IMAGE_FORMAT_UNSPECIFIED && !asked.getTransparent()) {
      settings.setFormat(OutputMessages.message(preset.formats().getFirst()));
      if (asked.getMaxBytes() == 0) {
        settings.setMaxBytes(preset.maxBytes().orElse(0));
      }
    }
    return settings.build();
  }
}
