package backdrop.inference.generation;

/** File format of finished images. */
public enum OutputFormat {
  /** Lossless. */
  PNG,
  /** Lossy, at a quality that shows no loss to the eye. */
  JPEG
}
