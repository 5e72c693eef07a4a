package backdrop.inference.generation;

/** One thing that somebody who watches a generation is told. */
public sealed interface WatchEvent {
  /** Always first: the generation as it is. */
  record Snapshot(GenerationView view) implements WatchEvent {}

  /** How far it is. */
  record Progressed(Progress progress) implements WatchEvent {}

  /** What an image looks like by now. */
  record Previewed(Preview preview) implements WatchEvent {}

  /** One image has ended, whichever way. */
  record ImageFinished(GenerationImage image) implements WatchEvent {}

  /** Always last: the generation at its end. */
  record Finished(GenerationView view) implements WatchEvent {}
}
