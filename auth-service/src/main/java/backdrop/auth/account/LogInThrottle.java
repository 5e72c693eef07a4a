package backdrop.auth.account;

import backdrop.auth.failure.AuthReason;
import backdrop.auth.secret.Sha256;
import backdrop.kit.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Slows guessing down and never locks anybody out for good. Each address of an account, known or
 * not, has five free failures; after that each failure doubles the wait, from one second to a
 * quarter of an hour. Each machine has thirty failures in five minutes. A refused attempt costs no
 * hashing and counts as nothing.
 *
 * <p>Attempts that run at the same moment do not see each other's failure; the bound on hashing
 * keeps their number small.
 */
public final class LogInThrottle {
  private final LogInFailures failures;
  private final Limits limits;
  private final InstantSource clock;

  /** How much guessing is allowed. */
  public interface Limits {
    /** Failures of an account before it has to wait. */
    int freeFailures();

    /** The first wait; it doubles with each further failure. */
    Duration firstWait();

    /** No wait is longer. */
    Duration longestWait();

    /** How long a quiet account remembers its failures. */
    Duration memory();

    /** Failures of a machine within its window. */
    int machineFailures();

    /** The window of a machine. */
    Duration machineWindow();
  }

  public LogInThrottle(LogInFailures failures, Limits limits, InstantSource clock) {
    this.failures = failures;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Lets an attempt pass, or refuses it for now.
   *
   * @param emailKey key of the address that is tried
   * @param machine the person's machine as the gateway saw it; empty if it is not known
   * @throws Failure TOO_MANY_LOGINS with the time to wait
   */
  public void check(String emailKey, String machine) {
    Instant now = clock.instant();
    checkMachine(machine, now);
    LogInFailures.Tally tally = failures.of(account(emailKey), now);
    Instant again = tally.last().plus(waitAfter(tally.count()));
    if (now.isBefore(again)) {
      throw tooMany(Duration.between(now, again));
    }
  }

  /** The same for a machine alone, where no account is tried. */
  public void checkMachine(String machine) {
    checkMachine(machine, clock.instant());
  }

  /** Counts a failed attempt against the address and the machine. */
  public void failed(String emailKey, String machine) {
    Instant now = clock.instant();
    failures.add(account(emailKey), now, now.plus(limits.memory()));
    failedMachine(machine);
  }

  /** Counts a failure against the machine alone. */
  public void failedMachine(String machine) {
    if (!machine.isEmpty()) {
      Instant now = clock.instant();
      failures.add(machine(machine, now), now, windowEnd(now));
    }
  }

  /** Forgets the failures of an address whose password was given; the machine's stay. */
  public void succeeded(String emailKey) {
    failures.forget(account(emailKey));
  }

  Duration waitAfter(int count) {
    int beyond = count - limits.freeFailures();
    if (beyond < 0) {
      return Duration.ZERO;
    }
    // 2^30 seconds is beyond every longest wait, and far from overflow.
    Duration wait = limits.firstWait().multipliedBy(1L << Math.min(beyond, 30));
    return wait.compareTo(limits.longestWait()) < 0 ? wait : limits.longestWait();
  }

  private void checkMachine(String machine, Instant now) {
    if (!machine.isEmpty()
        && failures.of(machine(machine, now), now).count() >= limits.machineFailures()) {
      throw tooMany(Duration.between(now, windowEnd(now)));
    }
  }

  private static Failure tooMany(Duration wait) {
    // Whole seconds, rounded up: Retry-After knows no others.
    Duration whole = Duration.ofSeconds(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    return new Failure(
            AuthReason.TOO_MANY_LOGINS,
            "Too many attempts. Try again in " + whole.toSeconds() + " seconds.")
        .withRetryAfter(whole);
  }

  // Digests: neither addresses of people nor of machines lie in this collection.
  private static String account(String emailKey) {
    return "account:" + Sha256.of(emailKey);
  }

  private String machine(String machine, Instant now) {
    return "machine:" + Sha256.of(machine) + ":" + window(now);
  }

  private long window(Instant now) {
    return now.toEpochMilli() / limits.machineWindow().toMillis();
  }

  private Instant windowEnd(Instant now) {
    return Instant.ofEpochMilli((window(now) + 1) * limits.machineWindow().toMillis());
  }
}
