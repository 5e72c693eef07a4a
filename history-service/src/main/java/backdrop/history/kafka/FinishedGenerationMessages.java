package backdrop.history.kafka;

import backdrop.event.v1.GenerationFinished;
import backdrop.history.record.FinishedGeneration;
import backdrop.history.record.FinishedImage;
import backdrop.history.record.GenerationSnapshot;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationImage;
import backdrop.inference.v1.GenerationState;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads events from the wire. */
final class FinishedGenerationMessages {
  private FinishedGenerationMessages() {}

  /**
   * The news in an event.
   *
   * @throws UnreadableEventException if it is no event, or one that says of no generation or no
   *     owner
   */
  static FinishedGeneration read(byte[] value) {
    GenerationFinished event = parse(value);
    Generation generation = event.getGeneration();
    if (generation.getGenerationId().isEmpty() || event.getOwnerId().isEmpty()) {
      throw new UnreadableEventException("the event names no generation or no owner", null);
    }
    return new FinishedGeneration(
        generation.getGenerationId(),
        event.getOwnerId(),
        finishedAt(event),
        generation.getLabels().getPhotoId(),
        generation.getLabels().getStyleId(),
        generation.getImagesList().stream()
            .filter(image -> image.getState() == GenerationState.GENERATION_STATE_SUCCEEDED)
            .map(FinishedGenerationMessages::image)
            .toList(),
        new GenerationSnapshot(generation.toByteArray()));
  }

  private static GenerationFinished parse(byte[] value) {
    try {
      return GenerationFinished.parseFrom(value);
    } catch (InvalidProtocolBufferException broken) {
      throw new UnreadableEventException("the event is no GenerationFinished", broken);
    }
  }

  private static FinishedImage image(GenerationImage image) {
    return new FinishedImage(
        image.getIndex(), image.getArtifact().getMediaType(), image.getArtifact().getSha256());
  }

  private static Instant finishedAt(GenerationFinished event) {
    Generation generation = event.getGeneration();
    Timestamp time =
        generation.hasFinishedAt() ? generation.getFinishedAt() : event.getOccurredAt();
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).truncatedTo(ChronoUnit.MILLIS);
  }
}
