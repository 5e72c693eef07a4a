package backdrop.auth.session;

import java.time.Instant;
import java.util.Optional;

/** All sessions that are not over. Every verb is atomic. */
public interface Sessions {
  /** Adds a session with an id of its own. */
  void add(Session session);

  Optional<Session> byId(String sessionId);

  /**
   * Puts {@code next} in the place of the session with its id if the current token still is {@code
   * usedHash}; false, and nothing changes, if it is not. So of many uses at once one rotates.
   */
  boolean rotate(String usedHash, Session next);

  /** Removes a session; false if it was not there. */
  boolean remove(String sessionId);

  /** Removes the account's sessions except one. Safe to repeat. */
  void removeOthers(String accountId, Optional<String> keptSessionId);

  /** Removes every session that is over; returns how many. */
  long sweep(Instant now);
}
