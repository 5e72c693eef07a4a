package backdrop.history.page;

import backdrop.history.failure.HistoryReason;
import backdrop.kit.failure.Failure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a list is asked for; already checked.
 *
 * @param scope names the list, so that a token works for no other
 * @param size 1 to {@value #MAX_SIZE}
 * @param after the last item of the page before; empty for the first page
 */
public record PageRequest(String scope, int size, Optional<Position> after) {
  private static final int MAX_SIZE = 100;
  private static final int DEFAULT_SIZE = 20;

  /**
   * Checks what a caller sent.
   *
   * @param size 0 means {@value #DEFAULT_SIZE}
   * @param token from the page before; empty for the first page
   * @param scope the list's parts: its name, the account, the filters
   * @throws Failure PAGE_SIZE_OUT_OF_RANGE, PAGE_TOKEN_INVALID
   */
  public static PageRequest of(int size, String token, List<String> scope) {
    if (size < 0 || size > MAX_SIZE) {
      throw Failure.ofField(
          HistoryReason.PAGE_SIZE_OUT_OF_RANGE, "pageSize", "must be between 1 and " + MAX_SIZE);
    }
    String name = String.join("\n", scope);
    Optional<Position> after =
        token.isEmpty() ? Optional.empty() : Optional.of(PageToken.read(name, token));
    return new PageRequest(name, size == 0 ? DEFAULT_SIZE : size, after);
  }

  /** One more than the page holds: whether it exists tells whether there is a next page. */
  public int lookAhead() {
    return size + 1;
  }

  /** The page out of up to {@link #lookAhead()} items. */
  public <T> Page<T> page(List<T> found, Function<T, Position> position) {
    if (found.size() <= size) {
      return new Page<>(found, "");
    }
    List<T> items = found.subList(0, size);
    return new Page<>(items, PageToken.of(scope, position.apply(items.getLast())));
  }
}
