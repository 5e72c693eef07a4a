package backdrop.gateway.market;

import backdrop.gateway.generation.RuleJson;
import backdrop.history.v1.CheckExportRequest;
import backdrop.history.v1.ExportChange;
import backdrop.history.v1.ExportRequest;
import backdrop.history.v1.ExportedImage;
import backdrop.history.v1.ImageReference;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Exports of library images to a marketplace. */
final class ExportJson {
  private ExportJson() {}

  /** One finished image of the library. */
  @Schema(name = "ImageReference")
  public record ImageJson(
      @NotBlank @Size(max = 100) String recordId,
      @Schema(description = "0-based") @NotNull @Min(0) Integer index) {
    ImageReference toReference() {
      return ImageReference.newBuilder().setRecordId(recordId).setImageIndex(index).build();
    }
  }

  /** What to export. */
  @Schema(name = "Export")
  public record RequestJson(
      @NotBlank @Size(max = 100) String presetId,
      @Schema(description = "In the order of upload") @NotNull @Size(min = 1, max = 100) @Valid
          List<@NotNull @Valid ImageJson> images,
      @Schema(description = "Of the report for people: ru, or else English")
          @Nullable
          @Size(max = 35)
          String language) {
    CheckExportRequest toCheck() {
      return CheckExportRequest.newBuilder()
          .setPresetId(presetId)
          .addAllImages(images.stream().map(ImageJson::toReference).toList())
          .build();
    }

    ExportRequest toExport() {
      return ExportRequest.newBuilder()
          .setPresetId(presetId)
          .addAllImages(images.stream().map(ImageJson::toReference).toList())
          .setLanguage(language == null ? "en" : language)
          .build();
    }
  }

  /** What an export would make of each image. */
  @Schema(name = "ExportCheck")
  public record CheckJson(
      @Schema(description = "Whether no rule would fail") boolean passed,
      List<CheckedJson> images) {
    static CheckJson of(List<ExportedImage> images) {
      List<CheckedJson> checked = images.stream().map(CheckedJson::of).toList();
      return new CheckJson(checked.stream().allMatch(CheckedJson::passed), checked);
    }
  }

  /** What an export would make of one image. */
  @Schema(name = "ExportedImage")
  public record CheckedJson(
      ImageJson image,
      boolean passed,
      @Schema(description = "How the kept file passes as it is") List<RuleJson> before,
      @Schema(description = "What would be done to it, in order") List<ChangeJson> changes,
      @Schema(description = "How the file passes then") List<RuleJson> after,
      String mediaType,
      long bytes,
      int width,
      int height) {
    static CheckedJson of(ExportedImage image) {
      List<RuleJson> after = image.getAfterList().stream().map(RuleJson::of).toList();
      return new CheckedJson(
          new ImageJson(image.getImage().getRecordId(), image.getImage().getImageIndex()),
          after.stream().noneMatch(rule -> rule.outcome() == RuleJson.Outcome.FAILED),
          image.getBeforeList().stream().map(RuleJson::of).toList(),
          image.getChangesList().stream().map(ChangeJson::of).toList(),
          after,
          image.getFile().getMediaType(),
          image.getFile().getBytes(),
          image.getWidth(),
          image.getHeight());
    }
  }

  /** One thing that is done to an image so that it fits. */
  @Schema(name = "ExportChange")
  public record ChangeJson(Kind kind, @Schema(description = "In numbers and names") String detail) {

    /** What can be done to an image so that it fits. */
    @Schema(name = "ExportChangeKind")
    public enum Kind {
      @JsonProperty("flattened")
      FLATTENED,
      @JsonProperty("padded")
      PADDED,
      @JsonProperty("scaledDown")
      SCALED_DOWN,
      @JsonProperty("reencoded")
      REENCODED,
      @JsonProperty("originNamed")
      ORIGIN_NAMED
    }

    static ChangeJson of(ExportChange change) {
      return new ChangeJson(
          Kind.valueOf(change.getKind().name().substring("EXPORT_CHANGE_KIND_".length())),
          change.getDetail());
    }
  }
}
