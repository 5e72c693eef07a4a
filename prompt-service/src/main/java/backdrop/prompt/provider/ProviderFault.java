package backdrop.prompt.provider;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One call of a provider went wrong. The message is made of codes and words of this service alone:
 * never of what the provider or the caller said, so that it may be logged.
 */
public final class ProviderFault extends RuntimeException {
  private final Kind kind;
  private final Optional<Duration> retryAfter;

  /** What went wrong, as far as it matters for what to do next. */
  public enum Kind {
    /** Over quota or overloaded (429, 503, 504): the same call may pass in a moment. */
    BUSY(true, true),
    /** Any other trouble of the provider's own (500 and the like). */
    BROKEN(false, true),
    /** No connection. */
    UNREACHABLE(false, true),
    /** No complete answer in time. */
    SLOW(false, true),
    /** The answer came and cannot be used. */
    UNUSABLE(false, true),
    /** The provider does not accept this service's credentials. */
    UNAUTHENTICATED(false, true),
    /** The provider refuses this very request, which says nothing about its health. */
    REFUSED(false, false),
    /** Not called: too many calls failed lately. */
    SHUT(false, false),
    /** Not called: as many calls as allowed are under way. */
    FULL(false, false),
    /** Not called: the address is not one that this service may talk to. */
    FORBIDDEN(false, false);

    private final boolean passing;
    private final boolean unhealthy;

    Kind(boolean passing, boolean unhealthy) {
      this.passing = passing;
      this.unhealthy = unhealthy;
    }

    /** Whether to try again. */
    boolean passing() {
      return passing;
    }

    /** Whether it counts against the provider in the breaker. */
    boolean unhealthy() {
      return unhealthy;
    }

    /** Value of the metrics' label. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ProviderFault(Kind kind, String message) {
    this(kind, message, Optional.empty());
  }

  ProviderFault(Kind kind, String message, Optional<Duration> retryAfter) {
    // No cause and no trace: both may quote what was sent, and faults are a matter of course.
    super(message, null, false, false);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  /** The pause that the provider asked for. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** The fault that a status stands for. */
  static ProviderFault ofStatus(int status, Optional<Duration> retryAfter) {
    Kind kind =
        switch (status) {
          case 429, 503, 504 -> Kind.BUSY;
          case 401, 403 -> Kind.UNAUTHENTICATED;
          default -> status >= 500 ? Kind.BROKEN : Kind.REFUSED;
        };
    return new ProviderFault(kind, "answered " + status, retryAfter);
  }
}
