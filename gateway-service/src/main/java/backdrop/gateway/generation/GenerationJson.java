package backdrop.gateway.generation;

import backdrop.gateway.generation.ImageJson.FailureJson;
import backdrop.gateway.style.TextJson;
import backdrop.gateway.wire.Times;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationLabels;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One run of n images. */
@Schema(name = "Generation")
public record GenerationJson(
    String generationId,
    StateJson state,
    SettingsJson settings,
    LabelsJson labels,
    @Schema(description = "By index") List<ImageJson> images,
    @Schema(description = "Null when it has ended") @Nullable ProgressJson progress,
    @Schema(description = "Null unless it failed") @Nullable FailureJson failure,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Schema(description = "How often a painter took it") int attempts,
    @Schema(description = "Null where no model reads the prompt") @Nullable TextFitJson promptFit,
    @Schema(description = "Null where no model reads the negative prompt")
        @Nullable TextFitJson negativePromptFit) {

  /** What it was made from, in the seller's terms. */
  @Schema(name = "GenerationLabels")
  public record LabelsJson(
      String photoId,
      String scene,
      String styleId,
      TextJson styleName,
      String product,
      @Schema(description = "Phrases that the prompt had no room for, last first")
          List<String> droppedPhrases) {
    static LabelsJson of(GenerationLabels labels) {
      return new LabelsJson(
          labels.getPhotoId(),
          labels.getScene(),
          labels.getStyleId(),
          new TextJson(labels.getStyleNameEn(), labels.getStyleNameRu()),
          labels.getProduct(),
          labels.getDroppedPhrasesList());
    }
  }

  /** One page of generations. */
  @Schema(name = "GenerationPage")
  public record Page(List<GenerationJson> items, @Nullable String nextCursor) {}

  /** A generation as the only thing in a reply. */
  public record GenerationReply(GenerationJson generation) {}

  /** The generation with its images at the painter. */
  static GenerationJson of(Generation generation) {
    return of(generation, ImageAddresses.ofGeneration(generation.getGenerationId()));
  }

  public static GenerationJson of(Generation generation, ImageAddresses addresses) {
    return new GenerationJson(
        generation.getGenerationId(),
        StateJson.of(generation.getState()),
        SettingsJson.of(generation.getSettings()),
        LabelsJson.of(generation.getLabels()),
        generation.getImagesList().stream().map(image -> ImageJson.of(image, addresses)).toList(),
        ProgressJson.of(generation.getProgress()),
        generation.hasFailure() ? FailureJson.of(generation.getFailure()) : null,
        Times.instant(generation.getCreatedAt()),
        generation.hasStartedAt() ? Times.instant(generation.getStartedAt()) : null,
        generation.hasFinishedAt() ? Times.instant(generation.getFinishedAt()) : null,
        generation.getAttempts(),
        generation.hasPromptFit() ? TextFitJson.of(generation.getPromptFit()) : null,
        generation.hasNegativePromptFit()
            ? TextFitJson.of(generation.getNegativePromptFit())
            : null);
  }
}
