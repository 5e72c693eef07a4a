package backdrop.gateway.generation;

import backdrop.gateway.wire.Times;
import backdrop.inference.v1.Artifact;
import backdrop.inference.v1.FidelityReport;
import backdrop.inference.v1.GenerationFailure;
import backdrop.inference.v1.GenerationImage;
import backdrop.inference.v1.ProductAdjustment;
import backdrop.inference.v1.ProductFrame;
import backdrop.inference.v1.Timings;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One image of a generation; what describes its file is null until it succeeded. */
@Schema(name = "GenerationImage")
public record ImageJson(
    int index,
    long seed,
    StateJson state,
    @Nullable FailureJson failure,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String mediaType,
    @Nullable Long bytes,
    @Nullable String sha256,
    @Nullable FidelityJson fidelity,
    @Nullable TimingsJson timings,
    LinksJson links,
    @Schema(description = "The quality that was used; null where the format has none")
        @Nullable Integer quality,
    @Schema(description = "How the file passes its marketplace's rules; null without a preset")
        @Nullable PresetCheckJson check) {

  /** Why something could not be painted. */
  @Schema(name = "GenerationFailure")
  public record FailureJson(String reason, String message) {
    static FailureJson of(GenerationFailure failure) {
      return new FailureJson(failure.getReason(), failure.getMessage());
    }
  }

  /** What was measured on the finished picture: proof that the product is untouched. */
  @Schema(name = "FidelityReport")
  public record FidelityJson(
      @Schema(description = "Largest difference of any channel; 0 = untouched") int maxProductDiff,
      long pixelsCompared,
      @Schema(description = "Share of the old background left in the soft edge, 0 to 1")
          double halo,
      @Schema(description = "Factor that the product was scaled by; 1 = pixel for pixel")
          double scale,
      @Schema(description = "none at scale 1, otherwise the filter") String resampling,
      @Schema(description = "Whether maxProductDiff is 0") boolean exact,
      @Schema(description = "Why the product may not be exact: what was asked for")
          Adjustment adjustment,
      @Schema(description = "As maxProductDiff, against the product as it was to be shown")
          int maxShownDiff,
      @Schema(
              description =
                  "Largest difference, on the soft edge, from the exact blend of product and"
                      + " background")
          double maxEdgeDiff,
      @Schema(description = "Where the product's bounding box lies; may reach beyond the picture")
          @Nullable FrameJson frame,
      @Schema(description = "Area of the product over the area of the picture, 0 to 1")
          double productShare) {

    /** A rectangle of whole pixels. */
    @Schema(name = "ProductFrame")
    public record FrameJson(int x, int y, int width, int height) {
      static FrameJson of(ProductFrame frame) {
        return new FrameJson(frame.getX(), frame.getY(), frame.getWidth(), frame.getHeight());
      }
    }

    /** What was done to the product's colours on request. */
    @Schema(name = "ProductAdjustment")
    public enum Adjustment {
      @JsonProperty("none")
      NONE,
      @JsonProperty("light")
      LIGHT
    }

    static FidelityJson of(FidelityReport report) {
      return new FidelityJson(
          report.getMaxProductDiff(),
          report.getPixelsCompared(),
          report.getHalo(),
          report.getScale(),
          report.getResampling(),
          report.getMaxProductDiff() == 0,
          report.getAdjustment() == ProductAdjustment.PRODUCT_ADJUSTMENT_LIGHT
              ? Adjustment.LIGHT
              : Adjustment.NONE,
          report.getMaxShownDiff(),
          report.getMaxEdgeDiff(),
          report.hasFrame() ? FrameJson.of(report.getFrame()) : null,
          report.getProductShare());
    }
  }

  /** Where the time went, in milliseconds. */
  @Schema(name = "Timings")
  public record TimingsJson(long totalMs, long modelMs, long compositingMs, long encodingMs) {
    static TimingsJson of(Timings timings) {
      return new TimingsJson(
          Times.millis(timings.getTotal()),
          Times.millis(timings.getModel()),
          Times.millis(timings.getCompositing()),
          Times.millis(timings.getEncoding()));
    }
  }

  /** Where the picture is. */
  @Schema(name = "ImageLinks")
  public record LinksJson(
      String image, @Schema(description = "Only in the library") @Nullable String thumbnail) {}

  static ImageJson of(GenerationImage image, ImageAddresses addresses) {
    @Nullable Artifact artifact = image.hasArtifact() ? image.getArtifact() : null;
    return new ImageJson(
        image.getIndex(),
        image.getSeed(),
        StateJson.of(image.getState()),
        image.hasFailure() ? FailureJson.of(image.getFailure()) : null,
        artifact == null ? null : artifact.getWidth(),
        artifact == null ? null : artifact.getHeight(),
        artifact == null ? null : artifact.getMediaType(),
        artifact == null ? null : artifact.getBytes(),
        artifact == null ? null : artifact.getSha256(),
        image.hasFidelity() ? FidelityJson.of(image.getFidelity()) : null,
        image.hasTimings() ? TimingsJson.of(image.getTimings()) : null,
        addresses.of(image.getIndex()),
        artifact == null || artifact.getQuality() == 0 ? null : artifact.getQuality(),
        image.hasCheck() ? PresetCheckJson.of(image.getCheck()) : null);
  }
}
