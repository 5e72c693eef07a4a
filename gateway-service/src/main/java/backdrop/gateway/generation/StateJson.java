package backdrop.gateway.generation;

import backdrop.inference.v1.GenerationState;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a generation or one of its images stands; the last three never change again. */
@Schema(name = "GenerationState")
public enum StateJson {
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("succeeded")
  SUCCEEDED,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("cancelled")
  CANCELLED;

  static StateJson of(GenerationState state) {
    return switch (state) {
      case GENERATION_STATE_QUEUED, GENERATION_STATE_UNSPECIFIED, UNRECOGNIZED -> QUEUED;
      case GENERATION_STATE_RUNNING -> RUNNING;
      case GENERATION_STATE_SUCCEEDED -> SUCCEEDED;
      case GENERATION_STATE_FAILED -> FAILED;
      case GENERATION_STATE_CANCELLED -> CANCELLED;
    };
  }
}
