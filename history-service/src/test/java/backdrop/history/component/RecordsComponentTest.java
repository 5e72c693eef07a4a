package backdrop.history.component;

import static backdrop.history.component.HistoryCalls.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.event.v1.GenerationFinished;
import backdrop.history.image.Pictures;
import backdrop.history.image.Sha256;
import backdrop.history.v1.CheckExportRequest;
import backdrop.history.v1.DeleteRecordRequest;
import backdrop.history.v1.DownloadImageRequest;
import backdrop.history.v1.ExportRequest;
import backdrop.history.v1.GetRecordRequest;
import backdrop.history.v1.ImageKind;
import backdrop.history.v1.ImageReference;
import backdrop.history.v1.ListPresetsRequest;
import backdrop.history.v1.ListRecordsRequest;
import backdrop.history.v1.ListRecordsResponse;
import backdrop.history.v1.MarketPreset;
import backdrop.history.v1.Record;
import backdrop.history.v1.UpdateRecordRequest;
import backdrop.inference.v1.Artifact;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationImage;
import backdrop.inference.v1.GenerationLabels;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.GenerationState;
import backdrop.inference.v1.MarketRule;
import backdrop.inference.v1.RuleResult;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.testing.MongoServerResource;
import backdrop.kit.testing.TestIssuer;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MongoServerResource.class)
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(TestWorld.class)
class RecordsComponentTest {
  private static final byte[] PAINTED = Pictures.noisePng(600, 600, 1);

  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @Inject @Any InMemoryConnector connector;
  @Inject FakeInference inference;

  private final String anna = "anna-" + UUID.randomUUID();
  private final String boris = "boris-" + UUID.randomUUID();
  private final String id = UUID.randomUUID().toString();
  private HistoryCalls history;

  /** What became of an event. */
  private enum Fate {
    ACKNOWLEDGED,
    SET_ASIDE
  }

  @BeforeEach
  void connect() {
    history = new HistoryCalls(port);
    inference.open();
  }

  @AfterEach
  void disconnect() {
    history.close();
  }

  @Test
  void keepsAFinishedGenerationWithItsImages() {
    inference.put(id, 0, PAINTED);
    Generation generation = generation(id, painted(0)).build();

    Fate fate = deliver(event(anna, generation));

    assertThat(fate).isEqualTo(Fate.ACKNOWLEDGED);
    Record kept = get(anna, id);
    assertThat(kept.getGeneration()).isEqualTo(generation);
    assertThat(kept.getFavourite()).isFalse();
    assertThat(history.bytes(anna, result(id, 0))).isEqualTo(PAINTED);
    assertThat(history.bytes(anna, thumbnail(id, 0))).startsWith(0xff, 0xd8);
    assertThat(inference.tokens()).allMatch(token -> token.startsWith("Bearer ey"));
  }

  @Test
  void streamsAZipOfKeptImagesForAMarketplace() throws IOException {
    inference.put(id, 0, PAINTED);
    deliver(event(anna, generation(id, painted(0)).build()));
    ByteArrayOutputStream zip = new ByteArrayOutputStream();

    history
        .as(anna)
        .export(
            ExportRequest.newBuilder()
                .setPresetId("wildberries")
                .addImages(ImageReference.newBuilder().setRecordId(id))
                .build())
        .forEachRemaining(part -> zip.writeBytes(part.getChunk().toByteArray()));

    assertThat(files(zip.toByteArray()))
        .containsExactly("wildberries-01.png", "report.json", "report.txt");
  }

  /** The names in a ZIP; reading it on checks each file's sum. */
  private static List<String> files(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
        names.add(file.getName());
        in.closeEntry();
      }
    }
    return names;
  }

  @Test
  void checksAnExportAgainstTheRulesThatItLists() {
    inference.put(id, 0, PAINTED);
    deliver(event(anna, generation(id, painted(0)).build()));
    String preset =
        history
            .as(anna)
            .listPresets(ListPresetsRequest.getDefaultInstance())
            .getPresetsList()
            .stream()
            .map(MarketPreset::getPresetId)
            .filter("ozon"::equals)
            .findFirst()
            .orElseThrow();

    var checked =
        history
            .as(anna)
            .checkExport(
                CheckExportRequest.newBuilder()
                    .setPresetId(preset)
                    .addImages(ImageReference.newBuilder().setRecordId(id))
                    .build());

    assertThat(checked.getImages(0).getAfterList())
        .extracting(RuleResult::getRule)
        .contains(MarketRule.MARKET_RULE_BYTES, MarketRule.MARKET_RULE_RATIO);
  }

  @Test
  void keepsARedeliveredGenerationOnce() {
    inference.put(id, 0, PAINTED);
    byte[] event = event(anna, generation(id, painted(0)).build());
    deliver(event);
    update(anna, id, true, "mine", "favourite", "note");

    Fate again = deliver(event);

    assertThat(again).isEqualTo(Fate.ACKNOWLEDGED);
    assertThat(get(anna, id).getNote()).isEqualTo("mine");
    assertThat(list(anna, all()).getRecordsList()).hasSize(1);
    assertThat(inference.downloads(id, 0)).isEqualTo(1);
  }

  @Test
  void waitsInOrderWhileInferenceIsAway() {
    String later = UUID.randomUUID().toString();
    inference.put(id, 0, PAINTED);
    inference.put(later, 0, PAINTED);
    inference.close();

    var first = send(event(anna, generation(id, painted(0)).build()));
    var second = send(event(anna, generation(later, painted(0)).build()));

    await().during(java.time.Duration.ofMillis(300)).until(() -> !first.isDone());
    assertThat(second).isNotDone();
    inference.open();
    await().until(() -> first.isDone() && second.isDone());
    assertThat(first.join()).isEqualTo(Fate.ACKNOWLEDGED);
    assertThat(second.join()).isEqualTo(Fate.ACKNOWLEDGED);
    assertThat(list(anna, all()).getRecordsList()).hasSize(2);
  }

  @Test
  void setsAsideWhatIsNoEventAndGoesOn() {
    inference.put(id, 0, PAINTED);

    Fate unreadable = deliver(new byte[] {1, 2, 3});
    Fate ownerless = deliver(event("", generation(id, painted(0)).build()));
    Fate good = deliver(event(anna, generation(id, painted(0)).build()));

    assertThat(unreadable).isEqualTo(Fate.SET_ASIDE);
    assertThat(ownerless).isEqualTo(Fate.SET_ASIDE);
    assertThat(good).isEqualTo(Fate.ACKNOWLEDGED);
  }

  @Test
  void setsAsideAnEventThatFailsForAReasonOfItsOwnAfterSomeAttempts() {
    inference.refuse(id, "UNEXPECTED", FailureKind.INTERNAL);

    Fate fate = deliver(event(anna, generation(id, painted(0)).build()));

    assertThat(fate).isEqualTo(Fate.SET_ASIDE);
    assertThat(inference.downloads(id, 0)).isEqualTo(3);
  }

  @Test
  void keepsTheRecordOfAnImageThatHasExpired() {
    inference.refuse(id, "RESULT_EXPIRED", FailureKind.NOT_NOW);

    Fate fate = deliver(event(anna, generation(id, painted(0)).build()));

    assertThat(fate).isEqualTo(Fate.ACKNOWLEDGED);
    GenerationImage image = get(anna, id).getGeneration().getImages(0);
    assertThat(image.getState()).isEqualTo(GenerationState.GENERATION_STATE_FAILED);
    assertThat(image.getFailure().getReason()).isEqualTo("RESULT_EXPIRED");
    assertThat(image.hasArtifact()).isFalse();
    assertThat(failure(() -> history.bytes(anna, result(id, 0))).reason().name())
        .isEqualTo("IMAGE_NOT_FOUND");
  }

  @Test
  void keepsTheFinishedImagesOfACancelledGeneration() {
    inference.put(id, 0, PAINTED);
    var cancelled =
        generation(id, painted(0), ended(1, GenerationState.GENERATION_STATE_CANCELLED))
            .setState(GenerationState.GENERATION_STATE_CANCELLED);

    deliver(event(anna, cancelled.build()));

    assertThat(history.bytes(anna, result(id, 0))).isEqualTo(PAINTED);
    assertThat(failure(() -> history.bytes(anna, result(id, 1))).reason().name())
        .isEqualTo("IMAGE_NOT_FOUND");
  }

  @Test
  void makesNoRecordOfAGenerationWithoutAFinishedImage() {
    var failed =
        generation(id, ended(0, GenerationState.GENERATION_STATE_FAILED))
            .setState(GenerationState.GENERATION_STATE_FAILED);

    Fate fate = deliver(event(anna, failed.build()));

    assertThat(fate).isEqualTo(Fate.ACKNOWLEDGED);
    assertThat(list(anna, all()).getRecordsList()).isEmpty();
  }

  @Test
  void doesNotBringADeletedRecordBack() {
    inference.put(id, 0, PAINTED);
    byte[] event = event(anna, generation(id, painted(0)).build());
    deliver(event);
    delete(anna, id);
    delete(anna, id);

    deliver(event);

    assertThat(failure(() -> get(anna, id)).reason().name()).isEqualTo("RECORD_NOT_FOUND");
    assertThat(list(anna, all()).getRecordsList()).isEmpty();
    assertThat(failure(() -> history.bytes(anna, result(id, 0))).reason().name())
        .isEqualTo("RECORD_NOT_FOUND");
  }

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

  private Fate deliver(byte[] event) {
    CompletableFuture<Fate> fate = send(event);
    await().until(fate::isDone);
    return fate.join();
  }

  private CompletableFuture<Fate> send(byte[] event) {
    CompletableFuture<Fate> fate = new CompletableFuture<>();
    connector
        .<Message<byte[]>>source("generation-finished")
        .send(
            Message.of(
                event,
                () -> {
                  fate.complete(Fate.ACKNOWLEDGED);
                  return CompletableFuture.completedFuture(null);
                },
                reason -> {
                  fate.complete(Fate.SET_ASIDE);
                  return CompletableFuture.completedFuture(null);
                }));
    return fate;
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

  private Record get(String account, String recordId) {
    var request = GetRecordRequest.newBuilder().setRecordId(recordId).build();
    return history.as(account).getRecord(request).getRecord();
  }

  private void delete(String account, String recordId) {
    history
        .as(account)
        .deleteRecord(DeleteRecordRequest.newBuilder().setRecordId(recordId).build());
  }

  private Record update(
      String account, String recordId, boolean favourite, String note, String... fields) {
    var request =
        UpdateRecordRequest.newBuilder()
            .setRecord(
                Record.newBuilder().setRecordId(recordId).setFavourite(favourite).setNote(note))
            .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(fields)))
            .build();
    return history.as(account).updateRecord(request).getRecord();
  }

  private ListRecordsResponse list(String account, ListRecordsRequest.Builder request) {
    return history.as(account).listRecords(request.build());
  }

  private List<String> ids(ListRecordsRequest.Builder request) {
    return list(anna, request).getRecordsList().stream().map(Record::getRecordId).toList();
  }

  private static ListRecordsRequest.Builder all() {
    return ListRecordsRequest.newBuilder();
  }

  private static void assertSameRefusal(Runnable foreign, Runnable unknown) {
    Failure refused = failure(foreign);
    assertThat(refused.reason().name()).isEqualTo("RECORD_NOT_FOUND");
    assertThat(refused.kind()).isEqualTo(FailureKind.NOT_FOUND);
    assertThat(refused.text()).isEqualTo(failure(unknown).text());
  }

  private static DownloadImageRequest result(String recordId, int index) {
    return image(ImageKind.IMAGE_KIND_RESULT, recordId, index);
  }

  private static DownloadImageRequest thumbnail(String recordId, int index) {
    return image(ImageKind.IMAGE_KIND_THUMBNAIL, recordId, index);
  }

  private static DownloadImageRequest image(ImageKind kind, String recordId, int index) {
    return DownloadImageRequest.newBuilder()
        .setKind(kind)
        .setRecordId(recordId)
        .setImageIndex(index)
        .build();
  }

  private static byte[] event(String owner, Generation generation) {
    return GenerationFinished.newBuilder()
        .setEventId("event-of-" + generation.getGenerationId())
        .setOccurredAt(generation.getFinishedAt())
        .setOwnerId(owner)
        .setGeneration(generation)
        .build()
        .toByteArray();
  }

  private static Generation.Builder generation(String id, GenerationImage... images) {
    return Generation.newBuilder()
        .setGenerationId(id)
        .setState(GenerationState.GENERATION_STATE_SUCCEEDED)
        .setSettings(GenerationSettings.newBuilder().setPrompt("on a light oak table").setSeed(7))
        .setLabels(GenerationLabels.newBuilder().setPhotoId("photo-1").setStyleId("urban"))
        .addAllImages(List.of(images))
        .setFinishedAt(Timestamp.newBuilder().setSeconds(1_770_000_000L).setNanos(123_000_000));
  }

  private static GenerationImage painted(int index) {
    return image(index, PAINTED);
  }

  private static GenerationImage image(int index, byte[] bytes) {
    return GenerationImage.newBuilder()
        .setIndex(index)
        .setSeed(7L + index)
        .setState(GenerationState.GENERATION_STATE_SUCCEEDED)
        .setArtifact(
            Artifact.newBuilder()
                .setMediaType("image/png")
                .setBytes(bytes.length)
                .setSha256(Sha256.hex(bytes)))
        .build();
  }

  private static GenerationImage ended(int index, GenerationState state) {
    return GenerationImage.newBuilder().setIndex(index).setState(state).build();
  }
}
