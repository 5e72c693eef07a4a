package backdrop.inference.generation;

import backdrop.inference.generation.GenerationState.Ended;
import backdrop.inference.generation.GenerationState.Queued;
import backdrop.inference.generation.GenerationState.Running;
import backdrop.inference.generation.GenerationState.Succeeded;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Generations in memory; keeps the same contract as the real store. */
public final class MemoryGenerations implements Generations {
  private static final Comparator<Generation> BY_AGE =
      Comparator.comparing(Generation::createdAt).thenComparing(Generation::id);
  private static final Comparator<Generation> BY_END =
      Comparator.comparing(generation -> ((Ended) generation.state()).finishedAt());

  private final Map<String, Generation> all = new HashMap<>();

  @Override
  public synchronized Optional<Generation> add(Generation generation) {
    Optional<Generation> known = findByRequest(generation.ownerId(), generation.requestId());
    if (known.isEmpty()) {
      all.put(generation.id(), generation);
    }
    return known;
  }

  @Override
  public synchronized Optional<Generation> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public synchronized Optional<Generation> findByRequest(String ownerId, String requestId) {
    return all.values().stream()
        .filter(one -> one.ownerId().equals(ownerId) && one.requestId().equals(requestId))
        .findFirst();
  }

  @Override
  public synchronized Optional<Generation> change(String id, UnaryOperator<Generation> move) {
    return Optional.ofNullable(all.computeIfPresent(id, (key, now) -> move.apply(now)));
  }

  @Override
  public synchronized WaitingLine waiting() {
    List<WaitingLine.Turn> turns =
        all.values().stream()
            .filter(one -> one.state() instanceof Queued)
            .sorted(BY_AGE)
            .map(MemoryGenerations::turn)
            .toList();
    Map<String, Instant> served = new HashMap<>();
    for (Generation one : all.values()) {
      one.state()
          .startedAt()
          .filter(at -> turns.stream().anyMatch(turn -> turn.ownerId().equals(one.ownerId())))
          .ifPresent(
              at ->
                  served.merge(
                      one.ownerId(), at, (left, right) -> left.isAfter(right) ? left : right));
    }
    return new WaitingLine(turns, served);
  }

  private static WaitingLine.Turn turn(Generation one) {
    return new WaitingLine.Turn(
        one.id(),
        one.ownerId(),
        one.createdAt(),
        ((Queued) one.state()).notBefore(),
        one.stepsLeft());
  }

  @Override
  public synchronized List<Generation> running() {
    return sorted(one -> one.state() instanceof Running, BY_AGE).toList();
  }

  @Override
  public synchronized List<Generation> recentlySucceeded(int limit) {
    return sorted(one -> one.state() instanceof Succeeded, BY_END.reversed()).limit(limit).toList();
  }

  @Override
  public synchronized List<Generation> unannounced(int limit) {
    return sorted(one -> one.announcement().filter(Announcement::pending).isPresent(), BY_END)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Generation> ofOwner(String ownerId, OwnerPage page) {
    return sorted(
            one -> one.ownerId().equals(ownerId) && !one.expired() && wanted(one, page),
            BY_AGE.reversed())
        .limit(page.size())
        .toList();
  }

  private static boolean wanted(Generation one, OwnerPage page) {
    boolean behind =
        page.after()
            .map(
                after ->
                    one.createdAt().isBefore(after.createdAt())
                        || one.createdAt().equals(after.createdAt())
                            && one.id().compareTo(after.id()) < 0)
            .orElse(true);
    return behind && (page.filter() == OwnerPage.Filter.ALL || !one.ended());
  }

  @Override
  public synchronized List<Generation> endedBefore(Instant time, boolean expired, int limit) {
    return sorted(
            one ->
                one.expired() == expired
                    && one.state() instanceof Ended ended
                    && ended.finishedAt().isBefore(time),
            BY_END)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void remove(String id) {
    all.remove(id);
  }

  private Stream<Generation> sorted(
      java.util.function.Predicate<Generation> filter, Comparator<Generation> order) {
    return all.values().stream().filter(filter).sorted(order);
  }
}
