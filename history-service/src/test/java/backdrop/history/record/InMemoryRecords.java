package backdrop.history.record;

import backdrop.history.page.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records in a map; an empty value is a tombstone. */
public final class InMemoryRecords implements Records {
  private static final Comparator<GenerationRecord> NEWEST_FIRST =
      Comparator.comparing(GenerationRecord::finishedAt)
          .thenComparing(GenerationRecord::id)
          .reversed();

  private final Map<String, Optional<GenerationRecord>> records = new HashMap<>();

  @Override
  public synchronized boolean knows(String generationId) {
    return records.containsKey(generationId);
  }

  @Override
  public synchronized boolean add(GenerationRecord generation) {
    return records.putIfAbsent(generation.id(), Optional.of(generation)) == null;
  }

  @Override
  public synchronized Optional<GenerationRecord> find(String accountId, String recordId) {
    return records
        .getOrDefault(recordId, Optional.empty())
        .filter(found -> found.accountId().equals(accountId));
  }

  @Override
  public synchronized List<GenerationRecord> list(
      String accountId, RecordFilter filter, Optional<Position> after, int limit) {
    return records.values().stream()
        .flatMap(Optional::stream)
        .filter(found -> found.accountId().equals(accountId))
        .filter(found -> found.favourite() || !filter.favouritesOnly())
        .filter(found -> matches(filter.photoId(), found.photoId()))
        .filter(found -> matches(filter.styleId(), found.styleId()))
        .filter(found -> after.isEmpty() || liesAfter(found, after.get()))
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<GenerationRecord> change(
      String accountId, String recordId, RecordChange change) {
    Optional<GenerationRecord> changed =
        find(accountId, recordId)
            .map(
                old ->
                    new GenerationRecord(
                        old.id(),
                        old.accountId(),
                        old.finishedAt(),
                        old.photoId(),
                        old.styleId(),
                        old.generation(),
                        old.images(),
                        change.favourite().orElse(old.favourite()),
                        change.note().orElse(old.note())));
    changed.ifPresent(found -> records.put(recordId, changed));
    return changed;
  }

  @Override
  public synchronized Optional<GenerationRecord> remove(
      String accountId, String recordId, Instant now) {
    Optional<GenerationRecord> removed = find(accountId, recordId);
    removed.ifPresent(found -> records.put(recordId, Optional.empty()));
    return removed;
  }

  @Override
  public synchronized Set<String> referenced(Collection<String> blobs) {
    Set<String> named = new HashSet<>();
    records.values().stream().flatMap(Optional::stream).forEach(r -> named.addAll(r.blobs()));
    named.retainAll(blobs);
    return named;
  }

  private static boolean matches(String wanted, String actual) {
    return wanted.isEmpty() || wanted.equals(actual);
  }

  private static boolean liesAfter(GenerationRecord found, Position position) {
    int time = found.finishedAt().compareTo(position.at());
    return time < 0 || time == 0 && found.id().compareTo(position.id()) < 0;
  }
}
