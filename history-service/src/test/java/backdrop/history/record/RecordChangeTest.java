package backdrop.history.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.history.failure.HistoryReason;
import backdrop.kit.failure.Failure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordChangeTest {
  @Test
  void changesTheNamedFieldsOnly() {
    assertThat(RecordChange.of(List.of("favourite"), true, "ignored"))
        .isEqualTo(new RecordChange(Optional.of(true), Optional.empty()));
    assertThat(RecordChange.of(List.of("note", "favourite"), false, "kept"))
        .isEqualTo(new RecordChange(Optional.of(false), Optional.of("kept")));
  }

  @Test
  void refusesAFieldThatIsNotTheOwners() {
    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> RecordChange.of(List.of("favourite", "generation"), true, ""));

    assertThat(failure.reason()).isEqualTo(HistoryReason.FIELD_UNKNOWN);
  }

  @Test
  void takesANoteOf500CharactersWhateverTheyAre() {
    String note = "🏺".repeat(500);

    assertThat(RecordChange.of(List.of("note"), false, note).note()).contains(note);
  }

  @Test
  void refusesALongerNote() {
    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> RecordChange.of(List.of("note"), false, "x".repeat(501)));

    assertThat(failure.reason()).isEqualTo(HistoryReason.TEXT_TOO_LONG);
  }
}
