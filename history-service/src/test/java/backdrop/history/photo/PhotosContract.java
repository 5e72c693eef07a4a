package backdrop.history.photo;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.history.image.KeptImage;
import backdrop.history.page.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Photos} promises. */
public abstract class PhotosContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  private Photos photos;

  protected abstract Photos photos();

  @BeforeEach
  void open() {
    photos = photos();
  }

  @Test
  void findsAPhotoAsItWasAdded() {
    Photo photo = photo("p1", "anna", "sha-1", NOON);

    photos.add(photo);

    assertThat(photos.find("anna", "p1")).contains(photo);
    assertThat(photos.findUpload("anna", "sha-1")).contains(photo);
  }

  @Test
  void addsOneUploadOfAnAccountOnce() {
    photos.add(photo("p1", "anna", "sha-1", NOON));

    boolean added = photos.add(photo("p2", "anna", "sha-1", NOON));

    assertThat(added).isFalse();
    assertThat(photos.count("anna")).isEqualTo(1);
    assertThat(photos.find("anna", "p2")).isEmpty();
  }

  @Test
  void addsOneUploadForEachAccount() {
    photos.add(photo("p1", "anna", "sha-1", NOON));

    assertThat(photos.add(photo("p2", "boris", "sha-1", NOON))).isTrue();
  }

  @Test
  void addsAnUploadAgainAfterItWasRemoved() {
    photos.add(photo("p1", "anna", "sha-1", NOON));
    photos.remove("anna", "p1");

    assertThat(photos.add(photo("p2", "anna", "sha-1", NOON))).isTrue();
  }

  @Test
  void hidesThePhotosOfOthers() {
    photos.add(photo("p1", "anna", "sha-1", NOON));

    assertThat(photos.find("boris", "p1")).isEmpty();
    assertThat(photos.findUpload("boris", "sha-1")).isEmpty();
    assertThat(photos.list("boris", Optional.empty(), 10)).isEmpty();
    assertThat(photos.addMask("boris", "p1", mask("m1"), 5)).isEmpty();
    assertThat(photos.remove("boris", "p1")).isEmpty();
    assertThat(photos.find("anna", "p1").orElseThrow().masks()).isEmpty();
  }

  @Test
  void listsNewestFirstAndAmongEqualTimesById() {
    photos.add(photo("a", "anna", "1", NOON));
    photos.add(photo("c", "anna", "2", NOON));
    photos.add(photo("b", "anna", "3", NOON));
    photos.add(photo("z", "anna", "4", NOON.minusMillis(1)));
    photos.add(photo("0", "anna", "5", NOON.plusMillis(1)));

    assertThat(ids(photos.list("anna", Optional.empty(), 10)))
        .containsExactly("0", "c", "b", "a", "z");
  }

  @Test
  void continuesAfterAPositionWithoutGapOrRepetition() {
    List<String> added = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String id = "p%02d".formatted(i);
      photos.add(photo(id, "anna", id, NOON.plusMillis(i / 4)));
      added.addFirst(id);
    }

    List<String> seen = new ArrayList<>();
    Optional<Position> after = Optional.empty();
    for (List<Photo> page = photos.list("anna", after, 5);
        !page.isEmpty();
        page = photos.list("anna", after, 5)) {
      seen.addAll(ids(page));
      after = Optional.of(page.getLast().position());
    }

    assertThat(seen).isEqualTo(added);
  }

  @Test
  void putsMasksLastAndForgetsTheOldest() {
    photos.add(photo("p1", "anna", "sha-1", NOON));
    photos.addMask("anna", "p1", mask("m1"), 2);
    photos.addMask("anna", "p1", mask("m2"), 2);

    Photo masked = photos.addMask("anna", "p1", mask("m3"), 2).orElseThrow();

    assertThat(masked.masks()).containsExactly(mask("m2"), mask("m3"));
    assertThat(photos.find("anna", "p1")).contains(masked);
  }

  @Test
  void answersARemovedPhotoAsItWas() {
    photos.add(photo("p1", "anna", "sha-1", NOON));
    Photo masked = photos.addMask("anna", "p1", mask("m1"), 2).orElseThrow();

    assertThat(photos.remove("anna", "p1")).contains(masked);
    assertThat(photos.remove("anna", "p1")).isEmpty();
    assertThat(photos.count("anna")).isZero();
  }

  @Test
  void tellsWhichBlobsItsPhotosName() {
    photos.add(photo("p1", "anna", "sha-1", NOON));
    photos.addMask("anna", "p1", mask("m1"), 1);
    photos.addMask("anna", "p1", mask("m2"), 1);

    assertThat(
            photos.referenced(
                List.of("p1-picture", "p1-thumbnail", "m1-blob", "m2-blob", "another")))
        .containsExactlyInAnyOrder("p1-picture", "p1-thumbnail", "m2-blob");
  }

  private static List<String> ids(List<Photo> photos) {
    return photos.stream().map(Photo::id).toList();
  }

  private static Photo photo(String id, String accountId, String sha256, Instant createdAt) {
    return new Photo(
        id,
        accountId,
        sha256,
        640,
        480,
        true,
        "café.jpg",
        createdAt,
        image(id + "-picture"),
        image(id + "-thumbnail"),
        List.of());
  }

  private static PhotoMask mask(String id) {
    Optional<CutOutOrigin> origin =
        id.equals("m2")
            ? Optional.of(new CutOutOrigin(0.25, CutOutOrigin.Method.NETWORK, Optional.of("u2net")))
            : Optional.empty();
    return new PhotoMask(id, image(id + "-blob"), origin, NOON);
  }

  private static KeptImage image(String blob) {
    return new KeptImage(blob, "image/png", 12, "00ff");
  }
}
