package backdrop.history.record;

import backdrop.history.image.KeptImage;
import backdrop.history.page.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A generation that is kept.
 *
 * @param id the generation's
 * @param finishedAt in whole milliseconds
 * @param images the finished ones, by index
 * @param note the owner's words
 */
public record GenerationRecord(
    String id,
    String accountId,
    Instant finishedAt,
    String photoId,
    String styleId,
    GenerationSnapshot generation,
    List<RecordImage> images,
    boolean favourite,
    String note) {
  public GenerationRecord {
    images = List.copyOf(images);
  }

  /** A record as it begins: no favourite, no note. */
  static GenerationRecord of(FinishedGeneration generation, List<RecordImage> images) {
    return new GenerationRecord(
        generation.id(),
        generation.ownerId(),
        generation.finishedAt(),
        generation.photoId(),
        generation.styleId(),
        generation.snapshot(),
        images,
        false,
        "");
  }

  /** The finished image at this index. */
  public Optional<RecordImage> image(int index) {
    return images.stream().filter(image -> image.index() == index).findFirst();
  }

  Position position() {
    return new Position(finishedAt, id);
  }

  /** Everything that goes when the record goes. */
  List<String> blobs() {
    return blobs(images);
  }

  static List<String> blobs(List<RecordImage> images) {
    return images.stream()
        .flatMap(image -> Stream.of(image.result(), image.thumbnail()))
        .flatMap(Optional::stream)
        .map(KeptImage::blob)
        .toList();
  }
}
