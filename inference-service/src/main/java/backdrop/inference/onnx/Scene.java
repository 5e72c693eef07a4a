package backdrop.inference.onnx;

import backdrop.inference.generation.FidelityFigures;
import backdrop.inference.generation.FidelityFigures.Adjustment;
import backdrop.inference.generation.GenerationSettings;
import backdrop.inference.generation.Layout;
import backdrop.inference.generation.OutputFormat;
import backdrop.inference.generation.Painter.FinishedImage;
import backdrop.picture.Composition;
import backdrop.picture.Compositor;
import backdrop.picture.Encoders;
import backdrop.picture.FidelityReport;
import backdrop.picture.PictureFormat;
import backdrop.picture.PlacedProduct;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What all images of a generation share: the product on its canvas, and how a finished picture is
 * put together and written.
 */
record Scene(Product product, PlacedProduct placed, GenerationSettings settings) {
  private static final int JPEG_QUALITY = 95;

  static Scene of(Product product, GenerationSettings settings) {
    Layout layout = settings.layout();
    return new Scene(product, product.place(layout.canvas(), layout.placement()), settings);
  }

  /**
   * Puts the product in front of a background and writes the file.
   *
   * @param background of the canvas's size; making it counts as compositing
   * @param model time that was spent inside the model
   */
  FinishedImage finish(Supplier<RgbaImage> background, Duration model) {
    long began = System.nanoTime();
    Composition composition = compose(placed, background.get());
    long composed = System.nanoTime();
    PictureFormat format =
        settings.output().format() == OutputFormat.JPEG ? PictureFormat.JPEG : PictureFormat.PNG;
    byte[] bytes = Encoders.encode(composition.image(), format, JPEG_QUALITY);
    long encoded = System.nanoTime();
    return new FinishedImage(
        bytes,
        format.mediaType(),
        composition.image().width(),
        composition.image().height(),
        figures(composition.fidelity()),
        model,
        Duration.ofNanos(composed - began),
        Duration.ofNanos(encoded - composed));
  }

  /** The picture with this scene's shadow and light, for a product placed as in it at any size. */
  Composition compose(PlacedProduct product, RgbaImage background) {
    return Compositor.compose(
        product, background, settings.layout().shadow(), settings.layout().light());
  }

  private static FidelityFigures figures(FidelityReport report) {
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
        });
  }
}
