package backdrop.history.record;

/** What became of the news that a generation has ended. */
public enum Keeping {
  /** It has a record now. */
  KEPT,
  /** It had a record, or one that its owner deleted; nothing changed. */
  REPEATED,
  /** No image of it was finished, so there is nothing to keep. */
  NOTHING_FINISHED
}
