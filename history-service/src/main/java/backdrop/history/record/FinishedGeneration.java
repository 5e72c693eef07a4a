package backdrop.history.record;

import java.time.Instant;
import java.util.List;

/**
 * The news that a generation has ended, whichever way.
 *
 * @param id of the generation; becomes the record's
 * @param finishedAt in whole milliseconds
 * @param photoId the photo that it was painted from; may be empty
 * @param styleId the style that composed its prompt; may be empty
 * @param images the finished ones only, which may be none
 */
public record FinishedGeneration(
    String id,
    String ownerId,
    Instant finishedAt,
    String photoId,
    String styleId,
    List<FinishedImage> images,
    GenerationSnapshot snapshot) {
  public FinishedGeneration {
    images = List.copyOf(images);
  }
}
