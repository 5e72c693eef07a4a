package backdrop.picture.market;

/**
 * One rule held against one picture.
 *
 * @param measured what the picture has, in numbers and units that need no language
 * @param wanted what the marketplace asks for, likewise
 */
public record RuleResult(MarketRule rule, Outcome outcome, String measured, String wanted) {
  /** How a rule came out. */
  public enum Outcome {
    /** As it should be. */
    PASSED,
    /** Accepted, and not as recommended. */
    ADVISED,
    /** The marketplace would refuse it. */
    FAILED,
    /** It could not be measured: what is known of the picture does not suffice. */
    UNKNOWN
  }

  public boolean failed() {
    return outcome == Outcome.FAILED;
  }
}
