package backdrop.history.record;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.history.image.KeptImage;
import backdrop.history.page.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Records} promises. */
public abstract class RecordsContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final RecordFilter ALL = new RecordFilter(false, "", "");

  private Records records;

  protected abstract Records records();

  @BeforeEach
  void open() {
    records = records();
  }

  @Test
  void findsARecordAsItWasAdded() {
    GenerationRecord added = generation("g1", "anna", NOON);

    records.add(added);

    assertThat(records.find("anna", "g1")).contains(added);
    assertThat(records.knows("g1")).isTrue();
  }

  @Test
  void addsAGenerationOnce() {
    GenerationRecord first = generation("g1", "anna", NOON);
    records.add(first);

    boolean added = records.add(generation("g1", "anna", NOON.plusSeconds(5)));

    assertThat(added).isFalse();
    assertThat(records.find("anna", "g1")).contains(first);
  }

  @Test
  void doesNotBringADeletedRecordBack() {
    GenerationRecord deleted = generation("g1", "anna", NOON);
    records.add(deleted);
    records.remove("anna", "g1", NOON);

    boolean added = records.add(deleted);

    assertThat(added).isFalse();
    assertThat(records.knows("g1")).isTrue();
    assertThat(records.find("anna", "g1")).isEmpty();
    assertThat(records.list("anna", ALL, Optional.empty(), 10)).isEmpty();
    assertThat(records.change("anna", "g1", favourite(true))).isEmpty();
  }

  @Test
  void answersARemovedRecordAsItWas() {
    GenerationRecord added = generation("g1", "anna", NOON);
    records.add(added);

    assertThat(records.remove("anna", "g1", NOON)).contains(added);
    assertThat(records.remove("anna", "g1", NOON)).isEmpty();
  }

  @Test
  void knowsNothingOfARecordThatNeverWas() {
    assertThat(records.remove("anna", "g1", NOON)).isEmpty();
    assertThat(records.knows("g1")).isFalse();
  }

  @Test
  void hidesTheRecordsOfOthers() {
    records.add(generation("g1", "anna", NOON));

    assertThat(records.find("boris", "g1")).isEmpty();
    assertThat(records.list("boris", ALL, Optional.empty(), 10)).isEmpty();
    assertThat(records.change("boris", "g1", favourite(true))).isEmpty();
    assertThat(records.remove("boris", "g1", NOON)).isEmpty();
    assertThat(records.find("anna", "g1").orElseThrow().favourite()).isFalse();
  }

  @Test
  void changesWhatIsNamedAndNothingElse() {
    records.add(generation("g1", "anna", NOON));
    records.change("anna", "g1", favourite(true));

    GenerationRecord changed =
        records
            .change("anna", "g1", new RecordChange(Optional.empty(), Optional.of("for the shop")))
            .orElseThrow();

    assertThat(changed.favourite()).isTrue();
    assertThat(changed.note()).isEqualTo("for the shop");
    assertThat(records.find("anna", "g1")).contains(changed);
  }

  @Test
  void listsNewestFirstAndAmongEqualTimesById() {
    records.add(generation("a", "anna", NOON));
    records.add(generation("b", "anna", NOON));
    records.add(generation("z", "anna", NOON.minusMillis(1)));
    records.add(generation("0", "anna", NOON.plusMillis(1)));

    assertThat(ids(records.list("anna", ALL, Optional.empty(), 10)))
        .containsExactly("0", "b", "a", "z");
  }

  @Test
  void showsWhatAllFiltersLetThrough() {
    records.add(generation("g1", "anna", NOON, "photo-1", "urban"));
    records.add(generation("g2", "anna", NOON.plusMillis(1), "photo-1", "nature"));
    records.add(generation("g3", "anna", NOON.plusMillis(2), "photo-2", "urban"));
    records.change("anna", "g1", favourite(true));
    records.change("anna", "g3", favourite(true));

    assertThat(shown(new RecordFilter(true, "", ""))).containsExactly("g3", "g1");
    assertThat(shown(new RecordFilter(false, "photo-1", ""))).containsExactly("g2", "g1");
    assertThat(shown(new RecordFilter(false, "", "urban"))).containsExactly("g3", "g1");
    assertThat(shown(new RecordFilter(true, "photo-2", "urban"))).containsExactly("g3");
    assertThat(shown(new RecordFilter(true, "photo-2", "nature"))).isEmpty();
  }

  @Test
  void continuesAfterAPositionWhateverIsAddedMeanwhile() {
    List<String> first = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String id = "g%02d".formatted(i);
      records.add(generation(id, "anna", NOON.plusMillis(i / 4)));
      first.addFirst(id);
    }

    List<String> seen = new ArrayList<>();
    Optional<Position> after = Optional.empty();
    for (List<GenerationRecord> page = records.list("anna", ALL, after, 5);
        !page.isEmpty();
        page = records.list("anna", ALL, after, 5)) {
      seen.addAll(ids(page));
      after = Optional.of(page.getLast().position());
      records.add(generation("new-" + seen.size(), "anna", NOON.plusSeconds(seen.size())));
    }

    assertThat(seen).isEqualTo(first);
  }

  @Test
  void tellsWhichBlobsItsRecordsName() {
    records.add(generation("g1", "anna", NOON));
    records.add(generation("g2", "anna", NOON));
    records.remove("anna", "g2", NOON);

    assertThat(
            records.referenced(
                List.of("g1-result", "g1-thumbnail", "g2-result", "g2-thumbnail", "another")))
        .containsExactlyInAnyOrder("g1-result", "g1-thumbnail");
  }

  private List<String> shown(RecordFilter filter) {
    return ids(records.list("anna", filter, Optional.empty(), 10));
  }

  private static List<String> ids(List<GenerationRecord> records) {
    return records.stream().map(GenerationRecord::id).toList();
  }

  private static RecordChange favourite(boolean favourite) {
    return new RecordChange(Optional.of(favourite), Optional.empty());
  }

  private static GenerationRecord generation(String id, String accountId, Instant finishedAt) {
    return generation(id, accountId, finishedAt, "photo-1", "urban");
  }

  private static GenerationRecord generation(
      String id, String accountId, Instant finishedAt, String photoId, String styleId) {
    return new GenerationRecord(
        id,
        accountId,
        finishedAt,
        photoId,
        styleId,
        new GenerationSnapshot(new byte[] {1, 2, (byte) id.length()}),
        List.of(
            new RecordImage(
                0, Optional.of(image(id + "-result")), Optional.of(image(id + "-thumbnail"))),
            RecordImage.lost(2)),
        false,
        "");
  }

  private static KeptImage image(String blob) {
    return new KeptImage(blob, "image/png", 12, "00ff");
  }
}
