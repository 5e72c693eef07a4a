package backdrop.prompt.style;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the promise of {@link Styles} in a map. */
public final class InMemoryStyles implements Styles {
  private final Map<String, Map<String, Style>> byAccount = new ConcurrentHashMap<>();

  @Override
  public List<Style> ownedBy(String accountId) {
    return of(accountId).values().stream()
        .sorted(Comparator.comparing(style -> style.text().name().en()))
        .toList();
  }

  @Override
  public Optional<Style> find(String accountId, String styleId) {
    return Optional.ofNullable(of(accountId).get(styleId));
  }

  @Override
  public long count(String accountId) {
    return of(accountId).size();
  }

  @Override
  public void add(String accountId, Style style) {
    of(accountId).put(style.id(), style);
  }

  @Override
  public void addAll(String accountId, List<Style> styles) {
    styles.forEach(style -> add(accountId, style));
  }

  @Override
  public boolean replace(String accountId, long expectedRevision, Style style) {
    Style now =
        of(accountId)
            .computeIfPresent(
                style.id(), (id, old) -> old.revision() == expectedRevision ? style : old);
    return now == style;
  }

  @Override
  public void delete(String accountId, String styleId) {
    of(accountId).remove(styleId);
  }

  private Map<String, Style> of(String accountId) {
    return byAccount.computeIfAbsent(accountId, id -> new ConcurrentHashMap<>());
  }
}
