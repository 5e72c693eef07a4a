package backdrop.history.record;

import backdrop.history.failure.HistoryReason;
import backdrop.kit.failure.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What an owner changes in a record; empty means that it stays.
 *
 * @param note at most {@value #MAX_NOTE} characters
 */
public record RecordChange(Optional<Boolean> favourite, Optional<String> note) {
  private static final int MAX_NOTE = 500;

  /**
   * The change that the named fields make.
   *
   * @param fields of {@code favourite} and {@code note}, those to change
   * @throws Failure FIELD_UNKNOWN, TEXT_TOO_LONG
   */
  public static RecordChange of(List<String> fields, boolean favourite, String note) {
    RecordChange change = new RecordChange(Optional.empty(), Optional.empty());
    for (String field : fields) {
      change =
          switch (field) {
            case "favourite" -> new RecordChange(Optional.of(favourite), change.note);
            case "note" -> new RecordChange(change.favourite, Optional.of(checked(note)));
            default ->
                throw Failure.ofField(
                    HistoryReason.FIELD_UNKNOWN, "updateMask", "may name favourite and note only");
          };
    }
    return change;
  }

  /** Whether everything stays. */
  boolean isEmpty() {
    return favourite.isEmpty() && note.isEmpty();
  }

  private static String checked(String note) {
    if (note.codePointCount(0, note.length()) > MAX_NOTE) {
      throw Failure.ofField(
          HistoryReason.TEXT_TOO_LONG, "note", "must have at most " + MAX_NOTE + " characters");
    }
    return note;
  }
}
