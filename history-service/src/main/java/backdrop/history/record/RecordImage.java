package backdrop.history.record;

import backdrop.history.image.KeptImage;
import java.util.Optional;

/**
 * A finished image of a record.
 *
 * @param index 0-based within its generation
 * @param result empty if its bytes were gone before they could be fetched
 * @param thumbnail empty if there is no result, or none that can be read as a picture
 */
public record RecordImage(int index, Optional<KeptImage> result, Optional<KeptImage> thumbnail) {
  /** An image whose bytes are gone. */
  static RecordImage lost(int index) {
    return new RecordImage(index, Optional.empty(), Optional.empty());
  }
}
