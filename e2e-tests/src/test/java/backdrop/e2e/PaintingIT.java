package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main road: a photo goes in, finished pictures come out and stay. */
@ExtendWith(LocalStackExtension.class)
final class PaintingIT {
  private Person person;

  @BeforeEach
  void somebodyJoins(LocalStack stack) throws InterruptedException {
    person = Person.joins(stack);
  }

  @Test
  void showsThePaintingFromItsFirstStateToItsLast() throws Exception {
    var photoId = person.adds(Pictures.png(Pictures.product(1)), "block.png");
    var id = person.paints(Person.painting(photoId).put("steps", 8));

    var events = person.watches(id);

    assertEquals("snapshot", events.getFirst().type());
    assertEquals("finished", events.getLast().type());
    assertEquals("succeeded", events.getLast().data().path("state").asText());
    assertTrue(events.stream().anyMatch(event -> event.type().equals("progress")));
    assertTrue(
        events.stream()
            .filter(event -> event.type().equals("preview"))
            .allMatch(event -> event.data().path("image").asText().startsWith("data:image/jpeg")));
  }

  @Test
  void leavesEveryProductPixelAsItWas() {
    var photo = Pictures.product(2);
    var photoId = person.adds(Pictures.png(photo), "block.png");

    var generation = person.awaitsEnd(person.paints(centred(photoId).put("count", 2)));

    assertEquals("succeeded", generation.path("state").asText());
    assertEquals(2, generation.path("images").size());
    for (var image : generation.path("images")) {
      var result = Pictures.decode(person.get(image.at("/links/image").asText()).body());
      assertEquals(256, result.getWidth());
      assertEquals(0, Pictures.differenceOfCentredProduct(photo, result));
      assertEquals(0, image.at("/fidelity/maxProductDiff").asInt(-1));
      assertTrue(image.at("/fidelity/pixelsCompared").asInt() > 15_000, image::toString);
    }
  }

  /** The product stands in the middle at exactly the size that it has in the photo. */
  private static ObjectNode centred(String photoId) {
    var wanted = Person.painting(photoId);
    wanted
        .putObject("placement")
        .put("mode", "explicit")
        .put("centerX", 0.5)
        .put("centerY", 0.5)
        .put("height", Pictures.PRODUCT_HEIGHT / 256.0);
    return wanted;
  }

  @Test
  void keepsEveryPictureInTheLibrary() {
    var photoId = person.adds(Pictures.png(Pictures.product(3)), "block.png");
    var generation = person.awaitsEnd(person.paints(Person.painting(photoId).put("count", 2)));

    var records = person.awaitsRecords(generation.path("generationId").asText());

    assertEquals(1, records.size());
    var record = records.getFirst();
    assertEquals(generation.at("/settings/prompt"), record.at("/generation/settings/prompt"));
    for (int index = 0; index < 2; index++) {
      var kept = record.path("generation").path("images").path(index);
      var painted = generation.path("images").path(index);
      assertEquals(painted.path("seed"), kept.path("seed"));
      assertArrayEquals(
          person.get(painted.at("/links/image").asText()).succeeded().body(),
          person.get(kept.at("/links/image").asText()).succeeded().body());
      var thumbnail = person.get(kept.at("/links/thumbnail").asText()).succeeded();
      assertTrue(thumbnail.type().startsWith("image/"), thumbnail::toString);
    }
  }

  @Test
  void paintsTheSamePictureFromTheSameSeed() {
    var photoId = person.adds(Pictures.png(Pictures.product(4)), "block.png");
    var wanted = Person.painting(photoId).put("seed", 4_294_967_290L);

    var first = person.awaitsEnd(person.paints(wanted.deepCopy()));
    var second = person.awaitsEnd(person.paints(wanted.deepCopy()));

    assertArrayEquals(bytes(first, 0), bytes(second, 0));
  }

  @Test
  void paintsOneOfManyAsItWouldPaintItAlone() {
    var photoId = person.adds(Pictures.png(Pictures.product(5)), "block.png");
    var wanted = Person.painting(photoId);

    var both = person.awaitsEnd(person.paints(wanted.deepCopy().put("count", 2)));
    var alone = person.awaitsEnd(person.paints(wanted.deepCopy().put("seed", 8)));

    assertEquals(8, both.at("/images/1/seed").asLong());
    assertArrayEquals(bytes(both, 1), bytes(alone, 0));
  }

  private byte[] bytes(JsonNode generation, int index) {
    var link = generation.path("images").path(index).at("/links/image").asText();
    return person.get(link).succeeded().body();
  }

  @Test
  void standsAPhonePhotoUprightBeforeItPaints() {
    var photo =
        person
            .upload(Pictures.sample("box-phone.jpg"), "box-phone.jpg")
            .succeeded()
            .json()
            .path("photo");

    var generation =
        person.awaitsEnd(person.paints(Person.painting(photo.path("photoId").asText())));

    assertTrue(photo.path("height").asInt() > photo.path("width").asInt(), photo::toString);
    assertEquals("succeeded", generation.path("state").asText(), generation::toString);
    assertEquals(0, generation.at("/images/0/fidelity/maxProductDiff").asInt(-1));
  }

  @Test
  void startsOnceHoweverOftenItIsAsked() {
    var photoId = person.adds(Pictures.png(Pictures.product(6)), "block.png");
    var key = UUID.randomUUID().toString();

    var first = person.start(Person.painting(photoId), key).succeeded();
    var again = person.start(Person.painting(photoId), key).succeeded();
    var other = person.start(Person.painting(photoId).put("seed", 99), key);

    assertEquals(
        first.json().at("/generation/generationId"), again.json().at("/generation/generationId"));
    assertEquals(409, other.status());
    assertEquals("REQUEST_ID_REUSED", other.reason());
  }
}
