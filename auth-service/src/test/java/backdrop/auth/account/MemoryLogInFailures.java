package backdrop.auth.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts of failed log-ins in a map. */
public final class MemoryLogInFailures implements LogInFailures {
  private record Counted(int count, Instant last, Instant forgetAt) {}

  private final Map<String, Counted> counts = new HashMap<>();

  @Override
  public synchronized Tally of(String subject, Instant now) {
    Counted found = counts.get(subject);
    return found == null || !found.forgetAt().isAfter(now)
        ? Tally.NONE
        : new Tally(found.count(), found.last());
  }

  @Override
  public synchronized void add(String subject, Instant now, Instant forgetAt) {
    counts.put(subject, new Counted(of(subject, now).count() + 1, now, forgetAt));
  }

  @Override
  public synchronized void forget(String subject) {
    counts.remove(subject);
  }

  @Override
  public synchronized long sweep(Instant now) {
    int before = counts.size();
    counts.values().removeIf(counted -> !counted.forgetAt().isAfter(now));
    return before - counts.size();
  }
}
