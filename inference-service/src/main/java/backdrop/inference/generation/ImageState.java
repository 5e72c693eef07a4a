package backdrop.inference.generation;

import java.util.Optional;

/** Where one image of a generation stands. Only {@link Waiting} ever changes again. */
public sealed interface ImageState {
  /** Not painted yet; whether it is being painted says the generation's progress. */
  record Waiting() implements ImageState {}

  /**
   * Finished and stored.
   *
   * @param check how the file passes its marketplace's rules; empty without a preset
   */
  record Painted(
      StoredArtifact artifact,
      FidelityFigures fidelity,
      ImageTimings timings,
      Optional<PresetCheck> check)
      implements ImageState {}

  /** Could not be painted. */
  record Failed(PaintFailure failure) implements ImageState {}

  /** Stopped by its owner. */
  record Cancelled() implements ImageState {}

  default boolean ended() {
    return !(this instanceof Waiting);
  }
}
