package backdrop.history.grpc;

import backdrop.history.failure.HistoryReason;
import backdrop.history.record.GenerationRecord;
import backdrop.history.record.RecordImage;
import backdrop.history.v1.Record;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationFailure;
import backdrop.inference.v1.GenerationImage;
import backdrop.inference.v1.GenerationState;
import com.google.protobuf.InvalidProtocolBufferException;

/**
 * Records on the wire. An image whose bytes were gone before they could be kept is told as FAILED
 * with RESULT_EXPIRED and without its artifact, so that nobody tries to download it.
 */
final class RecordMessages {
  private static final GenerationFailure EXPIRED =
      GenerationFailure.newBuilder()
          .setReason(HistoryReason.RESULT_EXPIRED.name())
          .setMessage("The image was gone before the library could keep it.")
          .build();

  private RecordMessages() {}

  static Record message(GenerationRecord generation) {
    return Record.newBuilder()
        .setRecordId(generation.id())
        .setGeneration(snapshot(generation))
        .setFavourite(generation.favourite())
        .setNote(generation.note())
        .build();
  }

  private static Generation snapshot(GenerationRecord generation) {
    Generation.Builder snapshot = parse(generation).toBuilder();
    for (GenerationImage.Builder image : snapshot.getImagesBuilderList()) {
      if (generation.image(image.getIndex()).filter(RecordMessages::isLost).isPresent()) {
        image.setState(GenerationState.GENERATION_STATE_FAILED).setFailure(EXPIRED).clearArtifact();
      }
    }
    return snapshot.build();
  }

  private static boolean isLost(RecordImage image) {
    return image.result().isEmpty();
  }

  static Generation parse(GenerationRecord generation) {
    try {
      return Generation.parseFrom(generation.generation().bytes());
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalStateException("record " + generation.id() + " cannot be read", broken);
    }
  }
}
