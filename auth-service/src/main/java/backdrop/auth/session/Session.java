package backdrop.auth.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One log-in on one device: a family of refresh tokens of which exactly one is current.
 *
 * @param id stable
 * @param accountId whose
 * @param currentHash digest of the token that is to be used next
 * @param previousHash digest of the token that was used last; null before the first use
 * @param rotatedAt when that was; when the session began before the first use
 * @param idleEnd the session is over then unless its token is used before
 * @param end the session is over then in any case
 */
public record Session(
    String id,
    String accountId,
    String currentHash,
    @Nullable String previousHash,
    Instant rotatedAt,
    Instant idleEnd,
    Instant end) {

  /** When the current token ends if it is not used before. */
  Instant refreshEnd() {
    return idleEnd.isBefore(end) ? idleEnd : end;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(refreshEnd());
  }
}
