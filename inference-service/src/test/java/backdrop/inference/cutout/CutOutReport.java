package backdrop.inference.cutout;

import backdrop.inference.cutout.scene.MatteErrors;
import backdrop.inference.cutout.scene.Scene;
import backdrop.inference.cutout.scene.SceneKind;
import backdrop.inference.cutout.scene.Scenes;
import backdrop.inference.opencv.GrabCutSeparation;
import backdrop.picture.Composition;
import backdrop.picture.Encoders;
import backdrop.picture.FidelityReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prints how well the built-in cut-out does on generated scenes, one line a kind; {@code
 * bench/cutout.sh} runs it.
 */
final class CutOutReport {
  private static final int NEW_BACKGROUND = 0x206040;

  private final ProductCutter cutter = new ProductCutter(new GrabCutSeparation());
  private final Optional<Path> pictures;

  private CutOutReport(Optional<Path> pictures) {
    this.pictures = pictures;
  }

  /** Arguments: how many scenes of a kind, and a folder for the pictures if they are wanted. */
  public static void main(String[] arguments) throws IOException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6;
    CutOutReport report =
        new CutOutReport(
            arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty());
    System.out.println(
        "| scenes | SAD | MSE | gradient | MAE | worst MAE | holes filled | torn | halo, worst mean"
            + " | worst p95 | soft edge | confidence |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (SceneKind kind : SceneKind.values()) {
      report.print(kind, count);
    }
  }

  private void print(SceneKind kind, int count) throws IOException {
    List<MatteErrors> errors = new ArrayList<>();
    List<FidelityReport> reports = new ArrayList<>();
    double confidence = 0;
    for (Scene scene : Scenes.of(kind, count).toList()) {
      CutOut cutOut = cutter.cut(scene.photo());
      Composition replaced = scene.replaced(cutOut.mask(), NEW_BACKGROUND);
      errors.add(MatteErrors.of(scene, cutOut.mask()));
      reports.add(replaced.fidelity());
      confidence += cutOut.confidence() / count;
      if (pictures.isPresent()) {
        write(scene, cutOut, replaced, pictures.get());
      }
    }
    MatteErrors mean = MatteErrors.mean(errors);
    System.out.printf(
        "| %s | %.2f | %.4f | %.2f | %.4f | %.4f | %d of %d | %d | %.3f | %.3f | %.2f | %.2f |%n",
        kind,
        mean.sad(),
        mean.mse(),
        mean.gradient(),
        mean.mae(),
        errors.stream().mapToDouble(MatteErrors::mae).max().orElse(0),
        mean.holesFilled(),
        mean.holes(),
        mean.holesTorn(),
        reports.stream().mapToDouble(FidelityReport::haloLeak).max().orElse(0),
        reports.stream().mapToDouble(FidelityReport::haloLeakP95).max().orElse(0),
        reports.stream().mapToDouble(FidelityReport::maxEdgeDiff).max().orElse(0),
        confidence);
  }

  private static void write(Scene scene, CutOut cutOut, Composition replaced, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    String name = scene.toString().replace(' ', '-');
    Files.write(folder.resolve(name + "-a.png"), Encoders.png(scene.photo()));
    Files.write(folder.resolve(name + "-b.png"), Encoders.png(cutOut.mask().inverted()));
    Files.write(folder.resolve(name + "-c.png"), Encoders.png(replaced.image()));
  }
}
