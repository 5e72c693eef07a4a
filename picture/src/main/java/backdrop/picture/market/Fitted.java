package backdrop.picture.market;

import java.util.List;

/**
 * A picture after everything that can be fixed was fixed.
 *
 * @param picture what to upload
 * @param changes what was done, in order; empty if the file is the one that was kept
 */
public record Fitted(MarketPicture picture, List<Change> changes) {
  /**
   * One thing that was done.
   *
   * @param detail in numbers and names that need no language
   */
  public record Change(Kind kind, String detail) {}

  /** What can be done to a picture so that it fits. */
  public enum Kind {
    /** See-through pixels were laid over white. */
    FLATTENED,
    /** Margins were added to reach the ratio; no pixel was moved or changed. */
    PADDED,
    /** The picture was made smaller: Lanczos in linear light. */
    SCALED_DOWN,
    /** The file was written anew. */
    REENCODED,
    /** The metadata names another origin, as this marketplace asks for. */
    ORIGIN_NAMED
  }
}
