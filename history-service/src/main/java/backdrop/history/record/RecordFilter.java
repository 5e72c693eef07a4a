package backdrop.history.record;

import java.util.List;

/**
 * Which records are wanted; all conditions hold together.
 *
 * @param photoId empty means any
 * @param styleId empty means any
 */
public record RecordFilter(boolean favouritesOnly, String photoId, String styleId) {
  /** What makes a page token good for this filter only. */
  List<String> scope(String accountId) {
    return List.of("records", accountId, Boolean.toString(favouritesOnly), photoId, styleId);
  }
}
