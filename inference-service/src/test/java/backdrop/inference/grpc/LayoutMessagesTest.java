package backdrop.inference.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.inference.generation.Background;
import backdrop.inference.generation.Layout;
import backdrop.inference.reason.InferenceReason;
import backdrop.inference.v1.BackgroundColors;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.LightMatching;
import backdrop.inference.v1.Padding;
import backdrop.inference.v1.PaddingUnit;
import backdrop.inference.v1.Placement;
import backdrop.inference.v1.PlacementMode;
import backdrop.inference.v1.PlacementPosition;
import backdrop.inference.v1.Shadow;
import backdrop.inference.v1.ShadowMode;
import backdrop.kit.failure.Failure;
import backdrop.picture.Placement.Enlarging;
import backdrop.picture.Position;
import backdrop.picture.shadow.ShadowSettings;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutMessagesTest {
  private static Layout layout(GenerationSettings.Builder message) {
    return LayoutMessages.toLayout(message.build());
  }

  private static GenerationSettings.Builder placed(Placement.Builder placement) {
    return GenerationSettings.newBuilder().setPlacement(placement);
  }

  @Test
  void readsAMessageOfAnOlderClientAsBefore() {
    Layout layout = layout(GenerationSettings.newBuilder().setShadowStrength(0.25f));

    assertThat(layout.placement()).isEqualTo(backdrop.picture.Placement.AUTOMATIC);
    assertThat(layout.background()).isEqualTo(Background.PAINTED);
    assertThat(layout.shadow()).isEqualTo(ShadowSettings.of(ShadowSettings.Mode.CONTACT, 0.25));
    assertThat(layout.light()).isEqualTo(backdrop.picture.light.LightMatching.NONE);
  }

  @Test
  void enlargesOnlyWhereThatIsAllowedOrAHeightSaysSo() {
    Placement.Builder explicit =
        Placement.newBuilder()
            .setMode(PlacementMode.PLACEMENT_MODE_EXPLICIT)
            .setCenterX(0.5)
            .setCenterY(0.5)
            .setHeight(2);
    Placement.Builder fit = Placement.newBuilder().setMode(PlacementMode.PLACEMENT_MODE_FIT);

    assertThat(layout(placed(explicit)).placement())
        .isEqualTo(new backdrop.picture.Placement.At(0.5, 0.5, 2, Enlarging.ALLOWED));
    assertThat(layout(placed(explicit.setEnlarge(false))).placement())
        .isEqualTo(new backdrop.picture.Placement.At(0.5, 0.5, 2, Enlarging.NEVER));
    assertThat(layout(placed(fit)).placement())
        .isEqualTo(
            new backdrop.picture.Placement.Fit(backdrop.picture.Padding.NONE, Enlarging.NEVER));
  }

  @ParameterizedTest
  @EnumSource(Position.class)
  void carriesEveryPositionThereAndBack(Position position) {
    Layout layout = layout(GenerationSettings.newBuilder());
    Layout named =
        new Layout(
            layout.canvas(),
            new backdrop.picture.Placement.Named(
                position, backdrop.picture.Padding.NONE, 0.5, Enlarging.ALLOWED),
            layout.background(),
            layout.shadow(),
            layout.light());
    var message = GenerationSettings.newBuilder();

    LayoutMessages.fill(message, named);

    assertThat(layout(message)).isEqualTo(named);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void carriesEveryKindThereAndBack(GenerationSettings.Builder asked) {
    Layout layout = layout(asked);
    var message = GenerationSettings.newBuilder();

    LayoutMessages.fill(message, layout);

    assertThat(layout(message)).isEqualTo(layout);
  }

  static Stream<GenerationSettings.Builder> everyKind() {
    return Stream.of(
        placed(Placement.newBuilder().setMode(PlacementMode.PLACEMENT_MODE_ORIGINAL))
            .setLightMatching(LightMatching.LIGHT_MATCHING_BACKGROUND),
        placed(Placement.newBuilder().setMode(PlacementMode.PLACEMENT_MODE_FILL).setEnlarge(true))
            .setLightMatching(LightMatching.LIGHT_MATCHING_PRODUCT),
        placed(
                Placement.newBuilder()
                    .setMode(PlacementMode.PLACEMENT_MODE_FIT)
                    .setPadding(
                        Padding.newBuilder()
                            .setUnit(PaddingUnit.PADDING_UNIT_PERCENT)
                            .setLeft(1)
                            .setTop(2)
                            .setRight(3)
                            .setBottom(4)))
            .setBackground(backdrop.inference.v1.Background.BACKGROUND_WHITE),
        GenerationSettings.newBuilder()
            .setBackground(backdrop.inference.v1.Background.BACKGROUND_COLOR)
            .setBackgroundColors(BackgroundColors.newBuilder().setColor(0x123456)),
        GenerationSettings.newBuilder()
            .setBackground(backdrop.inference.v1.Background.BACKGROUND_GRADIENT)
            .setBackgroundColors(
                BackgroundColors.newBuilder().setColor(1).setSecondColor(2).setAngle(30))
            .setShadow(
                Shadow.newBuilder()
                    .setMode(ShadowMode.SHADOW_MODE_BOTH)
                    .setDirection(10)
                    .setSoftness(0.1)
                    .setLength(2)
                    .setSpread(0.9)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesByNamingTheField(
      GenerationSettings.Builder asked, InferenceReason reason, String field) {
    Failure failure = catchThrowableOfType(Failure.class, () -> layout(asked));

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.fields()).extracting("field").containsExactly(field);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(
            placed(
                Placement.newBuilder()
                    .setMode(PlacementMode.PLACEMENT_MODE_FIT)
                    .setPadding(Padding.newBuilder().setLeft(600).setRight(420))),
            InferenceReason.PLACEMENT_OUT_OF_RANGE,
            "settings.placement.padding"),
        refusal(
            placed(
                Placement.newBuilder()
                    .setMode(PlacementMode.PLACEMENT_MODE_FIT)
                    .setPadding(Padding.newBuilder().setTop(Double.NaN))),
            InferenceReason.PLACEMENT_OUT_OF_RANGE,
            "settings.placement.padding"),
        refusal(
            placed(
                Placement.newBuilder()
                    .setMode(PlacementMode.PLACEMENT_MODE_POSITION)
                    .setPosition(PlacementPosition.PLACEMENT_POSITION_TOP)
                    .setFill(1.1)),
            InferenceReason.PLACEMENT_OUT_OF_RANGE,
            "settings.placement.fill"),
        refusal(
            GenerationSettings.newBuilder().setShadow(Shadow.newBuilder().setLength(4)),
            InferenceReason.SHADOW_OUT_OF_RANGE,
            "settings.shadow.length"),
        refusal(
            GenerationSettings.newBuilder().setShadowStrength(2),
            InferenceReason.SHADOW_OUT_OF_RANGE,
            "settings.shadow_strength"),
        refusal(
            GenerationSettings.newBuilder()
                .setBackground(backdrop.inference.v1.Background.BACKGROUND_COLOR),
            InferenceReason.BACKGROUND_OUT_OF_RANGE,
            "settings.background_colors"),
        refusal(
            GenerationSettings.newBuilder()
                .setBackground(backdrop.inference.v1.Background.BACKGROUND_COLOR)
                .setBackgroundColors(BackgroundColors.newBuilder().setColor(0x1000000)),
            InferenceReason.BACKGROUND_OUT_OF_RANGE,
            "settings.background_colors.color"));
  }

  private static Arguments refusal(
      GenerationSettings.Builder asked, InferenceReason reason, String field) {
    return Arguments.of(asked, reason, field);
  }
}
