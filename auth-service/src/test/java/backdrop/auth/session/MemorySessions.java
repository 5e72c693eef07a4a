package backdrop.auth.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions in a map. */
public final class MemorySessions implements Sessions {
  private final Map<String, Session> sessions = new HashMap<>();

  @Override
  public synchronized void add(Session session) {
    sessions.put(session.id(), session);
  }

  @Override
  public synchronized Optional<Session> byId(String sessionId) {
    return Optional.ofNullable(sessions.get(sessionId));
  }

  @Override
  public synchronized boolean rotate(String usedHash, Session next) {
    Session before = sessions.get(next.id());
    if (before == null || !before.currentHash().equals(usedHash)) {
      return false;
    }
    sessions.put(next.id(), next);
    return true;
  }

  @Override
  public synchronized boolean remove(String sessionId) {
    return sessions.remove(sessionId) != null;
  }

  @Override
  public synchronized void removeOthers(String accountId, Optional<String> keptSessionId) {
    sessions
        .values()
        .removeIf(
            session ->
                session.accountId().equals(accountId)
                    && !keptSessionId.equals(Optional.of(session.id())));
  }

  @Override
  public synchronized long sweep(Instant now) {
    int before = sessions.size();
    sessions.values().removeIf(session -> session.isOver(now));
    return before - sessions.size();
  }
}
