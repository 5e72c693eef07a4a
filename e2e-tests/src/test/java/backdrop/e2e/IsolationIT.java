package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import backdrop.e2e.Person.Part;
import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to another account does not exist, on any route. */
@ExtendWith(LocalStackExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class IsolationIT {
  private static final String INVERT = "{\"edits\":[{\"tool\":\"invert\"}]}";
  private static final String GROW = "{\"edits\":[{\"tool\":\"grow\",\"pixels\":2}]}";

  private Person owner;
  private Person stranger;
  private String photoId;
  private String generationId;
  private String recordId;

  @BeforeAll
  void somebodyOwnsOneOfEach(LocalStack stack) throws InterruptedException {
    owner = Person.joins(stack);
    stranger = Person.joins(stack);
    photoId = owner.adds(Pictures.png(Pictures.product(1)), "block.png");
    generationId = owner.paints(Person.painting(photoId));
    owner.awaitsEnd(generationId);
    recordId = owner.awaitsRecords(generationId).getFirst().path("recordId").asText();
  }

  private String filledIn(String path) {
    return path.replace("PHOTO", photoId)
        .replace("GENERATION", generationId)
        .replace("RECORD", recordId);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/photos/PHOTO",
        "/api/photos/PHOTO/image",
        "/api/photos/PHOTO/thumbnail",
        "/api/photos/PHOTO/mask",
        "/api/generations/GENERATION",
        "/api/generations/GENERATION/images/0",
        "/api/generations/GENERATION/events",
        "/api/records/RECORD",
        "/api/records/RECORD/images/0",
        "/api/records/RECORD/images/0/thumbnail",
      })
  void hidesWhatAnotherAccountOwns(String path) {
    assertEquals(404, stranger.get(filledIn(path)).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/photos/PHOTO", "/api/records/RECORD"})
  void leavesToItsOwnerWhatAStrangerDeletes(String path) {
    var unused = stranger.delete(filledIn(path));
    assertEquals(200, owner.get(filledIn(path)).status());
  }

  @Test
  void letsNobodyElseEditAMask() {
    var reply = stranger.post(filledIn("/api/photos/PHOTO/mask/edits"), INVERT);
    assertEquals(404, reply.status(), reply::toString);
    assertEquals("PHOTO_NOT_FOUND", reply.reason());
  }

  @Test
  void letsNobodyElsePutAMask() {
    var before = owner.get(filledIn("/api/photos/PHOTO/mask")).succeeded().body();
    var mask = owner.post(filledIn("/api/photos/PHOTO/mask/edits"), GROW).succeeded().body();

    var reply = stranger.form("PUT", filledIn("/api/photos/PHOTO/mask"), Part.file("mask", mask));

    assertEquals(404, reply.status(), reply::toString);
    assertArrayEquals(before, owner.get(filledIn("/api/photos/PHOTO/mask")).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/exports", "/api/exports/checks"})
  void letsNobodyElseExport(String path) {
    var request =
        "{\"presetId\":\"ozon\",\"images\":[{\"recordId\":\"%s\",\"index\":0}]}"
            .formatted(recordId);

    var reply = stranger.post(path, request);

    assertEquals(404, reply.status(), reply::toString);
    assertEquals("RECORD_NOT_FOUND", reply.reason());
    assertEquals(200, owner.post(path, request).status());
  }

  @Test
  void letsNobodyElseCancel() {
    var path = filledIn("/api/generations/GENERATION/cancellation");
    assertEquals(404, stranger.post(path, "{}").status());
  }

  @Test
  void letsNobodyElseChangeARecord() {
    assertEquals(
        404, stranger.patch(filledIn("/api/records/RECORD"), "{\"favourite\":true}").status());
  }

  @Test
  void letsNobodyElsePaintFromAPhoto() {
    var reply = stranger.start(Person.painting(photoId), UUID.randomUUID().toString());
    assertEquals(404, reply.status(), reply::toString);
  }

  @Test
  void listsOnlyOnesOwn() {
    for (var path : new String[] {"/api/photos", "/api/generations", "/api/records"}) {
      assertEquals(0, stranger.get(path).succeeded().json().path("items").size(), path);
    }
  }

  @Test
  void saysTheSameAboutAnotherAccountsAsAboutNothing() {
    var theirs = stranger.get(filledIn("/api/generations/GENERATION")).json();
    var nothing = stranger.get("/api/generations/" + UUID.randomUUID()).json();
    assertEquals(nothing.path("reason"), theirs.path("reason"));
    assertFalse(theirs.toString().contains("owner"), theirs::toString);
  }
}
