package backdrop.inference.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.inference.generation.Background;
import backdrop.inference.generation.GenerationSettings;
import backdrop.inference.reason.InferenceReason;
import backdrop.inference.v1.Canvas;
import backdrop.inference.v1.ImageFormat;
import backdrop.kit.failure.Failure;
import backdrop.picture.Padding;
import backdrop.picture.Placement;
import backdrop.picture.Position;
import backdrop.picture.market.Presets;
import backdrop.picture.output.OutputFormat;
import org.junit.jupiter.api.Test;

class PresetChoiceTest {
  private static final PresetChoice PRESETS = new PresetChoice(Presets.builtIn());

  private static GenerationSettings chosen(backdrop.inference.v1.GenerationSettings.Builder asked) {
    return SettingsMessages.toSettings(PRESETS.applied(asked.build()));
  }

  private static backdrop.inference.v1.GenerationSettings.Builder asked(String preset) {
    return backdrop.inference.v1.GenerationSettings.newBuilder().setPresetId(preset);
  }

  @Test
  void choosesCanvasPlacementBackgroundAndFile() {
    GenerationSettings chosen = chosen(asked("amazon-main"));

    assertThat(chosen.layout().canvas()).isEqualTo(new backdrop.picture.Canvas(2000, 2000));
    assertThat(chosen.layout().placement())
        .isEqualTo(
            new Placement.Named(Position.STANDING, Padding.NONE, 0.87, Placement.Enlarging.NEVER));
    assertThat(chosen.layout().background()).isEqualTo(Background.WHITE);
    assertThat(chosen.layout().shadow().strength()).isZero();
    assertThat(chosen.output().format()).isEqualTo(OutputFormat.JPEG);
    assertThat(chosen(asked("ozon")).output().maxBytes()).hasValue(10_000_000);
    assertThat(chosen(asked("ozon")).layout().background()).isEqualTo(Background.PAINTED);
  }

  @Test
  void leavesWhatWasSaidAsItWasSaid() {
    GenerationSettings chosen =
        chosen(
            asked("amazon-main")
                .setCanvas(Canvas.newBuilder().setWidth(640).setHeight(480))
                .setBackground(backdrop.inference.v1.Background.BACKGROUND_PAINTED)
                .setFormat(ImageFormat.IMAGE_FORMAT_WEBP));

    assertThat(chosen.layout().canvas()).isEqualTo(new backdrop.picture.Canvas(640, 480));
    assertThat(chosen.layout().background()).isEqualTo(Background.PAINTED);
    assertThat(chosen.output().format()).isEqualTo(OutputFormat.WEBP);
  }

  @Test
  void refusesAPresetThatThereIsNot() {
    Failure refused = catchThrowableOfType(Failure.class, () -> chosen(asked("nowhere")));

    assertThat(refused.reason()).isEqualTo(InferenceReason.PRESET_UNKNOWN);
  }

  @Test
  void refusesOutputsThatCannotBeWritten() {
    assertThat(reason(asked("").setQuality(101))).isEqualTo(InferenceReason.OUTPUT_OUT_OF_RANGE);
    assertThat(reason(asked("").setMaxBytes(10))).isEqualTo(InferenceReason.OUTPUT_OUT_OF_RANGE);
    assertThat(reason(asked("").setTransparent(true).setFormat(ImageFormat.IMAGE_FORMAT_JPEG)))
        .isEqualTo(InferenceReason.TRANSPARENCY_UNSUPPORTED);
  }

  private static Object reason(backdrop.inference.v1.GenerationSettings.Builder asked) {
    return catchThrowableOfType(Failure.class, () -> chosen(asked)).reason();
  }
}
