package backdrop.auth.session;

import backdrop.auth.audit.AuditEvent;
import backdrop.auth.audit.AuditTrail;
import backdrop.auth.failure.AuthReason;
import backdrop.kit.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Opens, continues and ends sessions. A refresh token works once; the same token again within the
 * grace (a lost answer, two tabs) gets the same successor, and later it can only be a stolen copy,
 * so the session ends for everybody who holds a token of it.
 */
public final class SessionDesk {
  private final Sessions sessions;
  private final RefreshTokens tokens;
  private final Predicate<String> accountExists;
  private final Lifetimes lifetimes;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** How long sessions last. */
  public interface Lifetimes {
    /** Without use. */
    Duration idle();

    /** In any case. */
    Duration absolute();

    /** How long a used token still gets its successor. */
    Duration grace();
  }

  public SessionDesk(
      Sessions sessions,
      RefreshTokens tokens,
      Predicate<String> accountExists,
      Lifetimes lifetimes,
      AuditTrail audit,
      InstantSource clock) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.accountExists = accountExists;
    this.lifetimes = lifetimes;
    this.audit = audit;
    this.clock = clock;
  }

  /** Opens a session for somebody who has just proven to be the account. */
  public OpenSession open(String accountId) {
    Instant now = clock.instant();
    RefreshToken token = tokens.first();
    Session session =
        new Session(
            token.sessionId(),
            accountId,
            token.hash(),
            null,
            now,
            now.plus(lifetimes.idle()),
            now.plus(lifetimes.absolute()));
    sessions.add(session);
    return opened(session, token);
  }

  /**
   * Exchanges a refresh token for its successor.
   *
   * @throws Failure SESSION_EXPIRED, SESSION_REUSED
   */
  public OpenSession refresh(String refreshToken) {
    RefreshToken used = tokens.read(refreshToken).orElseThrow(SessionDesk::expired);
    Instant now = clock.instant();
    Session session = live(used.sessionId(), now);
    RefreshToken successor = tokens.successorOf(used);
    if (session.currentHash().equals(used.hash())) {
      Session next =
          new Session(
              session.id(),
              session.accountId(),
              successor.hash(),
              used.hash(),
              now,
              now.plus(lifetimes.idle()),
              session.end());
      if (sessions.rotate(used.hash(), next)) {
        return opened(next, successor);
      }
      // Another use of the same token was quicker by a moment: look again.
      session = live(used.sessionId(), now);
    }
    if (isWithinGrace(session, used, now)) {
      return opened(session, successor);
    }
    sessions.remove(session.id());
    audit.record(AuditEvent.SESSION_REUSED, session.accountId());
    throw new Failure(
        AuthReason.SESSION_REUSED, "This session was used twice and has ended. Log in again.");
  }

  /** Ends the session that any token of it names, used or not. Safe to repeat. */
  public void logOut(String refreshToken) {
    tokens
        .read(refreshToken)
        .flatMap(token -> sessions.byId(token.sessionId()))
        .filter(session -> sessions.remove(session.id()))
        .ifPresent(session -> audit.record(AuditEvent.SESSION_ENDED, session.accountId()));
  }

  /** Ends the account's sessions except the one that the token names. Safe to repeat. */
  public void endOthers(String accountId, String refreshToken) {
    sessions.removeOthers(accountId, tokens.read(refreshToken).map(RefreshToken::sessionId));
  }

  /** Ends all of the account's sessions. Safe to repeat. */
  public void endAll(String accountId) {
    sessions.removeOthers(accountId, Optional.empty());
  }

  private Session live(String sessionId, Instant now) {
    return sessions
        .byId(sessionId)
        .filter(session -> !session.isOver(now))
        .filter(session -> accountExists.test(session.accountId()))
        .orElseThrow(SessionDesk::expired);
  }

  private boolean isWithinGrace(Session session, RefreshToken used, Instant now) {
    return used.hash().equals(session.previousHash())
        && !now.isAfter(session.rotatedAt().plus(lifetimes.grace()));
  }

  private static OpenSession opened(Session session, RefreshToken token) {
    return new OpenSession(session.accountId(), token.text(), session.refreshEnd());
  }

  private static Failure expired() {
    return new Failure(AuthReason.SESSION_EXPIRED, "This session has ended. Log in again.");
  }
}
