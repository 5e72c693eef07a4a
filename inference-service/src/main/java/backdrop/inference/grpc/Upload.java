package backdrop.inference.grpc;

import backdrop.inference.generation.GenerationStart;
import backdrop.inference.reason.InferenceReason;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.StartGenerationHeader;
import backdrop.inference.v1.StartGenerationRequest;
import backdrop.kit.failure.Failure;
import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one StartGeneration call as they come in: the header first, then photo and mask, all
 * together within a limit. Fails at the first part that breaks a rule.
 */
final class Upload {
  private final long limit;
  private final UnaryOperator<GenerationSettings> preset;
  private final Consumer<StartGenerationHeader> expected;
  private @Nullable StartGenerationHeader header;
  private ByteString photo = ByteString.EMPTY;
  private ByteString mask = ByteString.EMPTY;

  /**
   * @param limit bytes of photo and mask together
   * @param preset fills in what the settings leave to their marketplace's preset; may refuse it
   * @param expected told of the header before the next part is taken; may refuse it
   */
  Upload(
      long limit,
      UnaryOperator<GenerationSettings> preset,
      Consumer<StartGenerationHeader> expected) {
    this.limit = limit;
    this.preset = preset;
    this.expected = expected;
  }

  void add(StartGenerationRequest part) {
    switch (part.getPartCase()) {
      case HEADER -> begin(part.getHeader());
      case PHOTO_CHUNK -> photo = appended(photo, part.getPhotoChunk());
      case MASK_CHUNK -> mask = appended(mask, part.getMaskChunk());
      case PART_NOT_SET -> throw outOfOrder("Every message carries a header or a chunk.");
    }
  }

  GenerationStart toStart(String ownerId, String traceParent) {
    StartGenerationHeader begun = header;
    if (begun == null) {
      throw outOfOrder("The header is missing.");
    }
    return new GenerationStart(
        ownerId,
        begun.getRequestId(),
        SettingsMessages.toSettings(begun.getSettings()),
        SettingsMessages.toLabels(begun.getLabels()),
        photo.toByteArray(),
        mask.isEmpty() ? Optional.empty() : Optional.of(mask.toByteArray()),
        traceParent);
  }

  private void begin(StartGenerationHeader first) {
    if (header != null) {
      throw outOfOrder("There is one header, and it comes first.");
    }
    StartGenerationHeader whole =
        first.toBuilder().setSettings(preset.apply(first.getSettings())).build();
    expected.accept(whole);
    header = whole;
  }

  /** Chunks are joined as a rope, without a copy. */
  private ByteString appended(ByteString bytes, ByteString chunk) {
    if (header == null) {
      throw outOfOrder("The header comes first.");
    }
    if ((long) photo.size() + mask.size() + chunk.size() > limit) {
      throw new Failure(
              InferenceReason.PICTURE_TOO_LARGE,
              "Photo and mask together have more than %d bytes.".formatted(limit))
          .withDetails(Map.of("limit", Long.toString(limit)));
    }
    return bytes.concat(chunk);
  }

  private static Failure outOfOrder(String message) {
    return new Failure(InferenceReason.HEADER_NOT_FIRST, message);
  }
}
