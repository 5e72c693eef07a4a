package backdrop.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457). Programs switch on {@code reason}, never on the texts. */
@Schema(
    name = "Problem",
    description = "What went wrong (RFC 9457). Switch on reason, not on texts.")
@JsonInclude(Include.NON_NULL)
public record ProblemJson(
    @Schema(description = "Address of the reason's page", examples = "/problems/scene-missing")
        String type,
    @Schema(description = "Short English summary of the kind") String title,
    @Schema(description = "The HTTP status") int status,
    @Schema(description = "An English sentence for people") String detail,
    @Schema(description = "Path of the request") String instance,
    @Schema(description = "The reason for programs", examples = "SCENE_MISSING") String reason,
    @Schema(description = "Fields of the request at fault; empty if none is")
        List<FieldJson> fields,
    @Schema(description = "Where our log has the fault") @Nullable String incidentId,
    @Schema(description = "When the same request may pass") @Nullable Long retryAfterSeconds,
    @Schema(description = "Figures that help, by name") @Nullable Map<String, String> details) {

  /** The media type of problem documents. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A field of the request and the rule that it breaks. */
  @Schema(name = "ProblemField")
  public record FieldJson(
      @Schema(description = "Path of the field", examples = "placement.height") String field,
      @Schema(description = "The rule, in English", examples = "must be between 1 and 8")
          String rule) {}
}
