package backdrop.inference.onnx;

import backdrop.inference.generation.FidelityFigures;
import backdrop.inference.generation.FidelityFigures.Adjustment;
import backdrop.inference.generation.GenerationSettings;
import backdrop.inference.generation.Layout;
import backdrop.inference.generation.Painter.FinishedImage;
import backdrop.inference.generation.PictureFiles;
import backdrop.inference.generation.PictureFiles.PictureFile;
import backdrop.picture.Box;
import backdrop.picture.Composition;
import backdrop.picture.Compositor;
import backdrop.picture.FidelityReport;
import backdrop.picture.PlacedProduct;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What all images of a generation share: the product on its canvas, and how a finished picture is
 * put together and written.
 */
record Scene(
    Product product, PlacedProduct placed, GenerationSettings settings, PictureFiles files) {
  static Scene of(Product product, GenerationSettings settings, PictureFiles files) {
    Layout layout = settings.layout();
    PlacedProduct placed = product.place(layout.canvas(), layout.placement());
    return new Scene(product, placed, settings, files);
  }

  /**
   * Puts the product in front of a background, or leaves it alone if it was asked for alone, and
   * writes the file.
   *
   * @param seed of this image
   * @param background of the canvas's size; making it counts as compositing
   * @param model time that was spent inside the model
   */
  FinishedImage finish(long seed, Supplier<RgbaImage> background, Duration model) {
    long began = System.nanoTime();
    Composition composition =
        settings.output().transparent()
            ? Compositor.cutOut(placed)
            : compose(placed, background.get());
    long composed = System.nanoTime();
    PictureFile file = files.write(composition, placed.frame(), settings, seed);
    long encoded = System.nanoTime();
    return new FinishedImage(
        file.bytes(),
        file.encoded().format().mediaType(),
        composition.image().width(),
        composition.image().height(),
        file.encoded().quality().orElse(0),
        figures(composition.fidelity(), placed.frame()),
        file.check(),
        model,
        Duration.ofNanos(composed - began),
        Duration.ofNanos(encoded - composed));
  }

  /** The picture with this scene's shadow and light, for a product placed as in it at any size. */
  Composition compose(PlacedProduct product, RgbaImage background) {
    return Compositor.compose(
        product, background, settings.layout().shadow(), settings.layout().light());
  }

  private static FidelityFigures figures(FidelityReport report, Box frame) {
    return new FidelityFigures(
        report.maxProductDiff(),
        report.maxShownDiff(),
        report.maxEdgeDiff(),
        report.pixelsCompared(),
        report.haloLeak(),
        report.scale(),
        switch (report.resampling()) {
          case COPIED -> "none";
          case LANCZOS3 -> "lanczos3";
        },
        switch (report.adjustment()) {
          case NONE -> Adjustment.NONE;
          case LIGHT -> Adjustment.LIGHT;
        },
        Optional.of(frame),
        report.productShare());
  }
}
