package backdrop.history.record;

import backdrop.history.image.Images;
import backdrop.history.image.KeptImage;
import backdrop.history.image.PictureReader;
import backdrop.history.image.Sha256;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a record of a generation that has ended, exactly once however often the news arrives.
 *
 * <p>The bytes are fetched and stored first, then the record is added in one write under the
 * generation's id, and only then is the news acknowledged. A crash before that write leaves bytes
 * that no record names, which are swept, and the news comes again; a crash after it finds the id
 * known and changes nothing.
 *
 * <p>A generation that failed or was cancelled is kept if at least one of its images was finished:
 * a finished image is never lost. Otherwise there is nothing to look at and no record.
 */
public final class RecordKeeper {
  private static final Logger LOG = System.getLogger(RecordKeeper.class.getName());
  private static final int DOWNLOADS = 3;

  private final Records records;
  private final Artifacts artifacts;
  private final Images images;
  private final PictureReader reader;

  public RecordKeeper(Records records, Artifacts artifacts, Images images, PictureReader reader) {
    this.records = records;
    this.artifacts = artifacts;
    this.images = images;
    this.reader = reader;
  }

  /**
   * Keeps the generation.
   *
   * @throws Failure of kind UNAVAILABLE if the same call may pass later; nothing is kept then
   */
  public Keeping keep(FinishedGeneration generation) {
    if (generation.images().isEmpty()) {
      return Keeping.NOTHING_FINISHED;
    }
    if (records.knows(generation.id())) {
      return Keeping.REPEATED;
    }
    GenerationRecord fetched = GenerationRecord.of(generation, fetchAll(generation));
    // If the id is known by now, the bytes just written name no document and are swept.
    return records.add(fetched) ? Keeping.KEPT : Keeping.REPEATED;
  }

  private List<RecordImage> fetchAll(FinishedGeneration generation) {
    List<RecordImage> fetched = new ArrayList<>();
    try {
      for (FinishedImage image : generation.images()) {
        fetched.add(fetch(generation.id(), image));
      }
      return fetched;
    } catch (RuntimeException failed) {
      images.delete(GenerationRecord.blobs(fetched));
      throw failed;
    }
  }

  private RecordImage fetch(String generationId, FinishedImage image) {
    for (int download = 1; download <= DOWNLOADS; download++) {
      Optional<byte[]> bytes = artifacts.fetch(generationId, image.index());
      if (bytes.isEmpty()) {
        LOG.log(Level.WARNING, "Image {0} of {1} is gone", image.index(), generationId);
        return RecordImage.lost(image.index());
      }
      if (Sha256.hex(bytes.get()).equals(image.sha256())) {
        return kept(image, bytes.get());
      }
    }
    LOG.log(Level.ERROR, "Image {0} of {1} has not the bytes it had", image.index(), generationId);
    return RecordImage.lost(image.index());
  }

  private RecordImage kept(FinishedImage image, byte[] bytes) {
    Optional<byte[]> thumbnail = thumbnail(bytes);
    KeptImage result = images.keep(image.mediaType(), bytes);
    return new RecordImage(
        image.index(), Optional.of(result), thumbnail.map(jpeg -> images.keep("image/jpeg", jpeg)));
  }

  /** A picture that cannot be shrunk is still the picture that was painted, and is kept without. */
  private Optional<byte[]> thumbnail(byte[] bytes) {
    try {
      return Optional.of(reader.thumbnail(bytes));
    } catch (Failure refused) {
      if (refused.kind() == FailureKind.UNAVAILABLE) {
        throw refused;
      }
      return Optional.empty();
    }
  }
}
