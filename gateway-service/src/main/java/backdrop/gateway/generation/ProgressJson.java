package backdrop.gateway.generation;

import backdrop.gateway.wire.Times;
import backdrop.inference.v1.Progress;
import backdrop.inference.v1.Stepping;
import backdrop.inference.v1.Waiting;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a generation is; {@code phase} says which of the two it is. */
@Schema(
    name = "Progress",
    oneOf = {ProgressJson.WaitingJson.class, ProgressJson.SteppingJson.class},
    discriminatorProperty = "phase",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "waiting", schema = ProgressJson.WaitingJson.class),
      @DiscriminatorMapping(value = "stepping", schema = ProgressJson.SteppingJson.class)
    })
public sealed interface ProgressJson {
  /** Before its turn. */
  @Schema(name = "WaitingProgress")
  record WaitingJson(
      @Schema(enumeration = "waiting") String phase,
      @Schema(description = "1 = next") int position,
      @Schema(description = "Null while there is nothing to estimate from")
          @Nullable Long estimatedWaitMs)
      implements ProgressJson {}

  /** While it is painted. */
  @Schema(name = "SteppingProgress")
  record SteppingJson(
      @Schema(enumeration = "stepping") String phase,
      int imageIndex,
      int step,
      int steps,
      long elapsedMs,
      @Schema(description = "Null during the first steps") @Nullable Long estimatedRemainingMs)
      implements ProgressJson {}

  /** The progress, or null where none is known. */
  static @Nullable ProgressJson of(Progress progress) {
    return switch (progress.getPhaseCase()) {
      case WAITING -> waiting(progress.getWaiting());
      case STEPPING -> stepping(progress.getStepping());
      case PHASE_NOT_SET -> null;
    };
  }

  private static ProgressJson waiting(Waiting waiting) {
    return new WaitingJson(
        "waiting",
        waiting.getPosition(),
        waiting.hasEstimatedWait() ? Times.millis(waiting.getEstimatedWait()) : null);
  }

  private static ProgressJson stepping(Stepping stepping) {
    return new SteppingJson(
        "stepping",
        stepping.getImageIndex(),
        stepping.getStep(),
        stepping.getSteps(),
        Times.millis(stepping.getElapsed()),
        stepping.hasEstimatedRemaining() ? Times.millis(stepping.getEstimatedRemaining()) : null);
  }
}
