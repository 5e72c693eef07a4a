package backdrop.history.page;

import java.util.List;

/**
 * Part of a list, newest first.
 *
 * @param nextToken continues after the last item; empty on the last page
 */
public record Page<T>(List<T> items, String nextToken) {
  public Page {
    items = List.copyOf(items);
  }
}
