package backdrop.history.record;

import backdrop.history.image.ImageReferences;
import backdrop.history.page.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The records of all accounts. Every method that takes an account sees that account's records only;
 * each change is one atomic write. The generation's id is the key: there is one record, or the
 * tombstone of a deleted one, for each.
 */
public interface Records extends ImageReferences {
  /** Whether this generation has a record, or had one that was deleted. */
  boolean knows(String generationId);

  /**
   * Adds a record in one write.
   *
   * @return false, and nothing is changed, if the generation is {@linkplain #knows known} already
   */
  boolean add(GenerationRecord generation);

  /** One record. */
  Optional<GenerationRecord> find(String accountId, String recordId);

  /** Up to {@code limit} records, newest first, that lie after the position. */
  List<GenerationRecord> list(
      String accountId, RecordFilter filter, Optional<Position> after, int limit);

  /** Changes a record and answers it as it is then; empty if there is none. */
  Optional<GenerationRecord> change(String accountId, String recordId, RecordChange change);

  /**
   * Removes a record, leaves a tombstone that keeps a late event from bringing it back, and answers
   * it as it was; empty if there was none.
   */
  Optional<GenerationRecord> remove(String accountId, String recordId, Instant now);
}
