package backdrop.history.export;

import backdrop.history.record.GenerationRecord;
import backdrop.picture.Box;
import java.util.Optional;

/** What inference said about how an image was made. */
public interface ImageOrigins {
  /**
   * How one image was made.
   *
   * @param product the product's bounding box in it; empty if it was made before that was written
   *     down
   * @param painted whether a model painted its background
   */
  record Origin(Optional<Box> product, boolean painted) {}

  /** How this image of the record was made. */
  Origin of(GenerationRecord generation, int index);
}
