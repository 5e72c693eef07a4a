package backdrop.picture;

/**
 * A finished picture with the proof that its product is untouched, and the layers it was made of.
 *
 * @param image of the canvas's size; opaque unless it is a cut-out
 */
public record Composition(RgbaImage image, FidelityReport fidelity, Layers layers) {
  /**
   * What a finished picture was made of, each of the canvas's size.
   *
   * @param product as it is shown, on a transparent canvas
   * @param background opaque, as it is shown but without the shadow on it
   * @param shaded the same with the shadow on it; the same object where there is no shadow
   */
  public record Layers(RgbaImage product, RgbaImage background, RgbaImage shaded) {}
}
