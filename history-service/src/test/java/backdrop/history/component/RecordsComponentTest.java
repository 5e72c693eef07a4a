package backdrop.history.component;

import static backdrop.history.component.FinishedGenerations.PAINTED;
import static backdrop.history.component.FinishedGenerations.event;
import static backdrop.history.component.FinishedGenerations.generation;
import static backdrop.history.component.FinishedGenerations.image;
import static backdrop.history.component.FinishedGenerations.painted;
import static backdrop.history.component.HistoryCalls.failure;
import static org.assertj.core.api.Assertions.assertThat;

import backdrop.history.image.Pictures;
import backdrop.history.v1.ListRecordsRequest;
import backdrop.history.v1.ListRecordsResponse;
import backdrop.history.v1.Record;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationLabels;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.testing.MongoServerResource;
import backdrop.kit.testing.TestIssuer;
import com.google.protobuf.Timestamp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people see of their records and change in them. */
@QuarkusTest
@QuarkusTestResource(MongoServerResource.class)
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(TestWorld.class)
class RecordsComponentTest extends RecordsScene {
  @Test
  void answersARecordOfAnotherAsOneThatDoesNotExist() {
    inference.put(id, 0, PAINTED);
    deliver(event(anna, generation(id, painted(0)).build()));

    assertSameRefusal(() -> get(boris, id), () -> get(boris, "unknown"));
    assertSameRefusal(
        () -> update(boris, id, true, "", "favourite"),
        () -> update(boris, "unknown", true, "", "favourite"));
    assertSameRefusal(
        () -> history.bytes(boris, result(id, 0)), () -> history.bytes(boris, result("x", 0)));
    assertSameRefusal(
        () -> history.bytes(boris, thumbnail(id, 0)),
        () -> history.bytes(boris, thumbnail("x", 0)));
    assertThat(list(boris, all()).getRecordsList()).isEmpty();
    delete(boris, id);
    assertThat(get(anna, id).getFavourite()).isFalse();
  }

  @Test
  void continuesAPageWhereItEndedWhateverIsAddedMeanwhile() {
    List<String> first = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      first.addFirst(addRecord(100 + i / 3, "photo-1", "urban"));
    }

    List<String> seen = new ArrayList<>();
    String token = "";
    do {
      ListRecordsResponse page =
          list(anna, ListRecordsRequest.newBuilder().setPageSize(3).setPageToken(token));
      page.getRecordsList().forEach(kept -> seen.add(kept.getRecordId()));
      token = page.getNextPageToken();
      addRecord(200, "photo-1", "urban");
    } while (!token.isEmpty());

    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void showsFavouritesAndTheRecordsOfAPhotoOrAStyle() {
    String plain = addRecord(1, "photo-1", "urban");
    String loved = addRecord(2, "photo-2", "urban");
    String nature = addRecord(3, "photo-2", "nature");
    update(anna, loved, true, "", "favourite");

    assertThat(ids(all().setFavouritesOnly(true))).containsExactly(loved);
    assertThat(ids(all().setPhotoId("photo-2"))).containsExactly(nature, loved);
    assertThat(ids(all().setStyleId("urban"))).containsExactly(loved, plain);
    String token = list(anna, all().setStyleId("urban").setPageSize(1)).getNextPageToken();
    assertThat(failure(() -> list(anna, all().setPageToken(token))).reason().name())
        .isEqualTo("PAGE_TOKEN_INVALID");
  }

  @Test
  void changesOnlyWhatTheMaskNames() {
    String record = addRecord(1, "photo-1", "urban");
    update(anna, record, true, "ignored", "favourite");

    Record changed = update(anna, record, false, "for the shop", "note");

    assertThat(changed.getFavourite()).isTrue();
    assertThat(changed.getNote()).isEqualTo("for the shop");
    assertThat(get(anna, record)).isEqualTo(changed);
    assertThat(failure(() -> update(anna, record, true, "", "generation")).reason().name())
        .isEqualTo("FIELD_UNKNOWN");
    assertThat(failure(() -> update(anna, record, true, "x".repeat(501), "note")).reason().name())
        .isEqualTo("TEXT_TOO_LONG");
  }

  private String addRecord(int second, String photoId, String styleId) {
    String generationId = UUID.randomUUID().toString();
    byte[] small = Pictures.jpeg(64, 64, 1);
    inference.put(generationId, 0, small);
    Generation generation =
        generation(generationId, image(0, small))
            .setFinishedAt(Timestamp.newBuilder().setSeconds(1_770_000_000L + second))
            .setLabels(GenerationLabels.newBuilder().setPhotoId(photoId).setStyleId(styleId))
            .build();
    deliver(event(anna, generation));
    return generationId;
  }

  private List<String> ids(ListRecordsRequest.Builder request) {
    return list(anna, request).getRecordsList().stream().map(Record::getRecordId).toList();
  }

  private static void assertSameRefusal(Runnable foreign, Runnable unknown) {
    Failure refused = failure(foreign);
    assertThat(refused.reason().name()).isEqualTo("RECORD_NOT_FOUND");
    assertThat(refused.kind()).isEqualTo(FailureKind.NOT_FOUND);
    assertThat(refused.text()).isEqualTo(failure(unknown).text());
  }
}
