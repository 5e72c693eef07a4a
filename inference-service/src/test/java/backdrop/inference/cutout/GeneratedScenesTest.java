package backdrop.inference.cutout;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.cutout.scene.MatteErrors;
import backdrop.inference.cutout.scene.Scene;
import backdrop.inference.cutout.scene.SceneKind;
import backdrop.inference.cutout.scene.Scenes;
import backdrop.inference.opencv.GrabCutSeparation;
import backdrop.picture.FidelityReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The built-in cut-out over scenes of which everything is known; figures in bench/figures.md. */
class GeneratedScenesTest {
  private static final int SCENES = 2;
  private static final int NEW_BACKGROUND = 0x206040;

  private final ProductCutter cutter = new ProductCutter(new GrabCutSeparation());

  /** What was measured, and some room; where it gets better this goes down. */
  private static double mostAbsoluteError(SceneKind kind) {
    return switch (kind) {
      case PLAIN, RING, GRADIENT, NOISE, WHITE_ON_WHITE, SHADOW, STRAPS -> 0.002;
      case TEXTURED -> 0.004;
      case HAIR -> 0.02;
      case GLASS -> 0.07;
    };
  }

  @ParameterizedTest
  @EnumSource
  void staysCloseToTheKnownAlphaAndLeavesNoOldBackground(SceneKind kind) {
    List<MatteErrors> errors = new ArrayList<>();
    List<FidelityReport> reports = new ArrayList<>();
    for (Scene scene : Scenes.of(kind, SCENES).toList()) {
      CutOut cutOut = cutter.cut(scene.photo());
      errors.add(MatteErrors.of(scene, cutOut.mask()));
      reports.add(scene.replaced(cutOut.mask(), NEW_BACKGROUND).fidelity());
    }

    SoftAssertions softly = new SoftAssertions();
    MatteErrors mean = MatteErrors.mean(errors);
    softly.assertThat(mean.mae()).as("error").isLessThan(mostAbsoluteError(kind));
    softly.assertThat(mean.holesFilled()).as("holes filled").isZero();
    softly.assertThat(mean.holesTorn()).as("holes torn").isZero();
    for (FidelityReport report : reports) {
      softly.assertThat(report.maxProductDiff()).as("product").isZero();
      softly.assertThat(report.maxOpaqueDiff()).as("opaque").isZero();
      softly.assertThat(report.maxEdgeDiff()).as("soft edge").isLessThanOrEqualTo(1);
    }
    softly.assertThat(mean(reports, FidelityReport::haloLeak)).as("halo").isLessThan(0.05);
    softly.assertThat(mean(reports, FidelityReport::haloLeakP95)).as("p95").isLessThan(0.15);
    softly.assertAll();
  }

  private static double mean(
      List<FidelityReport> reports, ToDoubleFunction<FidelityReport> figure) {
    return reports.stream().mapToDouble(figure).average().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TEXTURED", "GLASS"})
  void trustsItselfBeforeAPlainBackdrop(SceneKind kind) {
    assertThat(cutter.cut(Scenes.scene(kind, 2).photo()).confidence()).isGreaterThan(0.75);
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXTURED", "GLASS"})
  void asksForALookWhereItIsOftenWrong(SceneKind kind) {
    assertThat(Scenes.of(kind, 3))
        .allSatisfy(scene -> assertThat(cutter.cut(scene.photo()).confidence()).isLessThan(0.75));
  }
}
