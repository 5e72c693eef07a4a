package backdrop.picture.provenance;

import java.util.Optional;

/**
 * What can be said about a picture file that somebody brought.
 *
 * @param signature whether a statement was signed by a known key
 * @param match whether the statement is about this picture; meaningful only if the signature is
 *     valid
 * @param keyId the key that the statement names; empty without a statement
 * @param xmp what the file says about itself; empty if it says nothing that was written here
 * @param statement the statement's JSON, only if its signature is valid
 */
public record Verdict(
    Signed signature,
    Match match,
    Optional<String> keyId,
    Optional<Xmp> xmp,
    Optional<String> statement) {
  /** Whether a statement was signed by a known key. */
  public enum Signed {
    /** By a key of this installation, and not a letter has changed since. */
    VALID,
    /** The statement was changed, or was never signed by the key that it names. */
    INVALID,
    /** Signed by a key that this installation does not know. */
    UNKNOWN_KEY,
    /** The file carries no statement. */
    MISSING
  }

  /** Whether a statement is about this picture. */
  public enum Match {
    /** The picture's bytes are those that were signed. */
    SAME_FILE,
    /** Other bytes, and pixel for pixel the picture that was signed. */
    SAME_PIXELS,
    /** Not the picture that was signed: changed, or encoded anew with loss. */
    DIFFERENT,
    /** There is no valid statement to compare with. */
    NOT_COMPARED
  }
}
