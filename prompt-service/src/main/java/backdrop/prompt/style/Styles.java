package backdrop.prompt.style;

import java.util.List;
import java.util.Optional;

/**
 * Accounts' own styles. Each method is one atomic write or read; an account never sees another's.
 * Safe for use by many threads.
 */
public interface Styles {
  /** All styles of an account by English name. */
  List<Style> ownedBy(String accountId);

  /** One style of an account. */
  Optional<Style> find(String accountId, String styleId);

  /** How many styles an account has. */
  long count(String accountId);

  /** Adds a style. The id is random: adding it twice cannot happen by chance. */
  void add(String accountId, Style style);

  /**
   * Adds styles, in order. A crash in between leaves the first of them; repeating the import adds
   * the rest.
   */
  void addAll(String accountId, List<Style> styles);

  /**
   * Replaces a style if it still has the expected revision; doing it twice fails the second time.
   *
   * @return false if there is no such style with that revision
   */
  boolean replace(String accountId, long expectedRevision, Style style);

  /** Deletes a style; deleting it twice is the same as once. */
  void delete(String accountId, String styleId);
}
