package backdrop.inference.grpc;

import backdrop.event.v1.GenerationFinished;
import backdrop.inference.generation.Generation;
import backdrop.inference.generation.GenerationImage;
import backdrop.inference.generation.GenerationState;
import backdrop.inference.generation.GenerationState.Ended;
import backdrop.inference.generation.GenerationState.Running;
import backdrop.inference.generation.GenerationView;
import backdrop.inference.generation.ImageState;
import backdrop.inference.generation.PaintFailure;
import backdrop.inference.generation.Progress;
import backdrop.inference.generation.TextFit;
import backdrop.inference.generation.WatchEvent;
import backdrop.inference.v1.GenerationFailure;
import backdrop.inference.v1.Preview;
import backdrop.inference.v1.Stepping;
import backdrop.inference.v1.Waiting;
import backdrop.inference.v1.WatchGenerationResponse;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Generations and what happens to them, as they go over the wire. */
public final class GenerationMessages {
  private GenerationMessages() {}

  static backdrop.inference.v1.Generation message(GenerationView view) {
    var message = builder(view.generation());
    view.progress().ifPresent(progress -> message.setProgress(message(progress)));
    return message.build();
  }

  /** The event that tells of a generation's end. */
  public static GenerationFinished finished(Generation ended) {
    if (!(ended.state() instanceof Ended end)) {
      throw new IllegalArgumentException("generation " + ended.id() + " has not ended");
    }
    return GenerationFinished.newBuilder()
        .setEventId(ended.announcement().orElseThrow().eventId())
        .setOccurredAt(timestamp(end.finishedAt()))
        .setOwnerId(ended.ownerId())
        .setGeneration(builder(ended))
        .build();
  }

  static WatchGenerationResponse message(long sequence, WatchEvent event) {
    var message = WatchGenerationResponse.newBuilder().setSequence(sequence);
    return switch (event) {
      case WatchEvent.Snapshot(GenerationView view) -> message.setSnapshot(message(view)).build();
      case WatchEvent.Progressed(Progress progress) ->
          message.setProgress(message(progress)).build();
      case WatchEvent.Previewed(var preview) ->
          message
              .setPreview(
                  Preview.newBuilder()
                      .setImageIndex(preview.imageIndex())
                      .setStep(preview.step())
                      .setJpeg(ByteString.copyFrom(preview.jpeg())))
              .build();
      case WatchEvent.ImageFinished(GenerationImage image) ->
          message.setImageFinished(ImageMessages.message(image, false)).build();
      case WatchEvent.Finished(GenerationView view) -> message.setFinished(message(view)).build();
    };
  }

  private static backdrop.inference.v1.Generation.Builder builder(Generation generation) {
    GenerationState state = generation.state();
    var message =
        backdrop.inference.v1.Generation.newBuilder()
            .setGenerationId(generation.id())
            .setState(state(state))
            .setSettings(SettingsMessages.message(generation.settings()))
            .setLabels(SettingsMessages.message(generation.labels()))
            .setCreatedAt(timestamp(generation.createdAt()))
            .setAttempts(generation.attempts());
    for (GenerationImage image : generation.images()) {
      boolean painting =
          state instanceof Running running && running.strokes().imageIndex() == image.index();
      message.addImages(ImageMessages.message(image, painting));
    }
    generation
        .fit()
        .ifPresent(
            fit ->
                message
                    .setPromptFit(message(fit.prompt()))
                    .setNegativePromptFit(message(fit.negativePrompt())));
    state.startedAt().ifPresent(at -> message.setStartedAt(timestamp(at)));
    if (state instanceof Ended ended) {
      message.setFinishedAt(timestamp(ended.finishedAt()));
    }
    if (state instanceof GenerationState.Failed failed) {
      message.setFailure(message(failed.failure()));
    }
    return message;
  }

  static backdrop.inference.v1.TextFit message(TextFit fit) {
    return backdrop.inference.v1.TextFit.newBuilder()
        .setTokens(fit.tokens())
        .setLimit(fit.limit())
        .addAllDroppedWords(fit.droppedWords())
        .build();
  }

  private static backdrop.inference.v1.GenerationState state(GenerationState state) {
    return switch (state) {
      case GenerationState.Queued queued ->
          backdrop.inference.v1.GenerationState.GENERATION_STATE_QUEUED;
      case Running running -> backdrop.inference.v1.GenerationState.GENERATION_STATE_RUNNING;
      case GenerationState.Succeeded ended ->
          backdrop.inference.v1.GenerationState.GENERATION_STATE_SUCCEEDED;
      case GenerationState.Failed ended ->
          backdrop.inference.v1.GenerationState.GENERATION_STATE_FAILED;
      case GenerationState.Cancelled ended ->
          backdrop.inference.v1.GenerationState.GENERATION_STATE_CANCELLED;
    };
  }

  private static backdrop.inference.v1.Progress message(Progress progress) {
    var message = backdrop.inference.v1.Progress.newBuilder();
    return switch (progress) {
      case Progress.Waiting waiting -> {
        Waiting.Builder phase = Waiting.newBuilder().setPosition(waiting.position());
        waiting.estimatedWait().ifPresent(wait -> phase.setEstimatedWait(duration(wait)));
        yield message.setWaiting(phase).build();
      }
      case Progress.Stepping stepping -> {
        Stepping.Builder phase =
            Stepping.newBuilder()
                .setImageIndex(stepping.imageIndex())
                .setStep(stepping.step())
                .setSteps(stepping.steps())
                .setElapsed(duration(stepping.elapsed()));
        stepping
            .estimatedRemaining()
            .ifPresent(remaining -> phase.setEstimatedRemaining(duration(remaining)));
        yield message.setStepping(phase).build();
      }
    };
  }

  static GenerationFailure message(PaintFailure failure) {
    return GenerationFailure.newBuilder()
        .setReason(failure.reason().name())
        .setMessage(failure.message())
        .build();
  }

  static Duration duration(java.time.Duration duration) {
    return Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  static backdrop.inference.v1.GenerationState state(ImageState state, boolean painting) {
    return switch (state) {
      case ImageState.Waiting waiting ->
          painting
              ? backdrop.inference.v1.GenerationState.GENERATION_STATE_RUNNING
              : backdrop.inference.v1.GenerationState.GENERATION_STATE_QUEUED;
      case ImageState.Painted painted ->
          backdrop.inference.v1.GenerationState.GENERATION_STATE_SUCCEEDED;
      case ImageState.Failed failed ->
          backdrop.inference.v1.GenerationState.GENERATION_STATE_FAILED;
      case ImageState.Cancelled cancelled ->
          backdrop.inference.v1.GenerationState.GENERATION_STATE_CANCELLED;
    };
  }
}
