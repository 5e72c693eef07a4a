package backdrop.picture;

/**
 * A finished picture with the proof that its product is untouched.
 *
 * @param image opaque, of the canvas's size
 */
public record Composition(RgbaImage image, FidelityReport fidelity) {}
