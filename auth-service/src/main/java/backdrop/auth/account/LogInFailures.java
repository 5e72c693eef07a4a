package backdrop.auth.account;

import java.time.Instant;

/**
 * Counts failed log-ins by subject. Each verb is atomic, and all replicas see the same counts. A
 * count whose memory has passed is as good as none.
 */
public interface LogInFailures {
  /** The failures of a subject that still count. */
  Tally of(String subject, Instant now);

  /** Counts one more failure now and keeps the count until {@code forgetAt} at least. */
  void add(String subject, Instant now, Instant forgetAt);

  /** Drops the subject's count. Safe to repeat. */
  void forget(String subject);

  /** Drops every count whose memory has passed; returns how many. */
  long sweep(Instant now);

  /**
   * A subject's failures.
   *
   * @param count how many
   * @param last when the last one was; of no meaning while the count is 0
   */
  record Tally(int count, Instant last) {
    /** No failures at all. */
    public static final Tally NONE = new Tally(0, Instant.EPOCH);
  }
}
