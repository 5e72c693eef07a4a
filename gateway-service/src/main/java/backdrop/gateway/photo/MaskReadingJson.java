package backdrop.gateway.photo;

import backdrop.gateway.problem.GatewayReason;
import backdrop.history.v1.MaskReading;
import backdrop.kit.failure.Failure;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the pixels of a mask's PNG mean. */
@Schema(name = "MaskReading")
public enum MaskReadingJson {
  /** White = paint, black = keep. */
  @JsonProperty("luminance")
  LUMINANCE(MaskReading.MASK_READING_LUMINANCE),
  /** Transparent = paint, opaque = keep, as in OpenAI's image edits. */
  @JsonProperty("alpha")
  ALPHA(MaskReading.MASK_READING_ALPHA);

  static final String DESCRIPTION =
      "luminance (default): white = paint, black = keep. alpha: transparent = paint, opaque = keep,"
          + " as in OpenAI's image edits";

  private final MaskReading message;

  MaskReadingJson(MaskReading message) {
    this.message = message;
  }

  /**
   * The reading of this name, as it stands in addresses and forms; none means luminance.
   *
   * @throws Failure FIELD_INVALID
   */
  static MaskReading message(@Nullable String name) {
    return switch (name) {
      case null -> LUMINANCE.message;
      case "luminance" -> LUMINANCE.message;
      case "alpha" -> ALPHA.message;
      default ->
          throw Failure.ofField(
              GatewayReason.FIELD_INVALID, "maskReading", "must be luminance or alpha");
    };
  }
}
