package backdrop.history.component;

import backdrop.event.v1.GenerationFinished;
import backdrop.history.image.Pictures;
import backdrop.history.image.Sha256;
import backdrop.inference.v1.Artifact;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationImage;
import backdrop.inference.v1.GenerationLabels;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.GenerationState;
import com.google.protobuf.Timestamp;
import java.util.List;

/** Generations as inference says that they ended, and the events that say so. */
final class FinishedGenerations {
  static final byte[] PAINTED = Pictures.noisePng(600, 600, 1);

  private FinishedGenerations() {}

  static byte[] event(String owner, Generation generation) {
    return GenerationFinished.newBuilder()
        .setEventId("event-of-" + generation.getGenerationId())
        .setOccurredAt(generation.getFinishedAt())
        .setOwnerId(owner)
        .setGeneration(generation)
        .build()
        .toByteArray();
  }

  static Generation.Builder generation(String id, GenerationImage... images) {
    return Generation.newBuilder()
        .setGenerationId(id)
        .setState(GenerationState.GENERATION_STATE_SUCCEEDED)
        .setSettings(GenerationSettings.newBuilder().setPrompt("on a light oak table").setSeed(7))
        .setLabels(GenerationLabels.newBuilder().setPhotoId("photo-1").setStyleId("urban"))
        .addAllImages(List.of(images))
        .setFinishedAt(Timestamp.newBuilder().setSeconds(1_770_000_000L).setNanos(123_000_000));
  }

  static GenerationImage painted(int index) {
    return image(index, PAINTED);
  }

  static GenerationImage image(int index, byte[] bytes) {
    return GenerationImage.newBuilder()
        .setIndex(index)
        .setSeed(7L + index)
        .setState(GenerationState.GENERATION_STATE_SUCCEEDED)
        .setArtifact(
            Artifact.newBuilder()
                .setMediaType("image/png")
                .setBytes(bytes.length)
                .setSha256(Sha256.hex(bytes)))
        .build();
  }

  static GenerationImage ended(int index, GenerationState state) {
    return GenerationImage.newBuilder().setIndex(index).setState(state).build();
  }
}
