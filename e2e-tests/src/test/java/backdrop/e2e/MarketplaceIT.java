package backdrop.e2e;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** A main photo for a marketplace: made, checked rule by rule, packed. */
@ExtendWith(LocalStackExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class MarketplaceIT {
  private static final int WHITE = 0xFFFFFFFF;

  /** What the preset asks for, 87 % of 2000 pixels, is what the photo has: nothing is scaled. */
  private static final int WIDTH = 1740;

  private static final int HEIGHT = 1300;
  private static final int MARGIN = 30;
  private static final Rectangle PRODUCT = new Rectangle(MARGIN, MARGIN, WIDTH, HEIGHT);

  /** Standing: in the middle, with 62 % of the free height above. */
  private static final Rectangle PLACE = new Rectangle(130, 434, WIDTH, HEIGHT);

  private final BufferedImage photo = Pictures.tiles(6, WIDTH, HEIGHT, MARGIN, 20);
  private Person person;
  private JsonNode image;
  private byte[] file;
  private String main;
  private String small;

  @BeforeAll
  void somebodyHasAMainPhotoAndASmallOne(LocalStack stack) throws InterruptedException {
    person = Person.joins(stack);
    var photoId = person.adds(Pictures.png(photo), "tiles.png");
    var wanted = new ObjectMapper().createObjectNode().put("photoId", photoId).put("count", 1);
    var first = person.paints(wanted.put("presetId", "amazon-main").put("format", "png"));
    var second = person.paints(Person.plain(photoId, 400, 600).put("format", "webp"));
    image = person.awaitsEnd(first).at("/images/0");
    file = person.file(image);
    main = recordOf(first);
    small = recordOf(second);
  }

  private String recordOf(String generationId) {
    return person.awaitsRecords(generationId).getFirst().path("recordId").asText();
  }

  @Test
  void standsTheUntouchedProductOnPureWhite() {
    var result = Pictures.decode(file);

    assertAll(
        () -> assertEquals(2000, result.getWidth()),
        () -> assertEquals(2000, result.getHeight()),
        () -> assertEquals(0, Pictures.difference(photo, PRODUCT, result, PLACE.x, PLACE.y)),
        () -> assertEquals(0, Pictures.differenceAround(PLACE, result, WHITE)),
        () -> assertEquals(0, image.at("/fidelity/maxProductDiff").asInt(-1)),
        () -> assertTrue(image.at("/fidelity/exact").asBoolean()),
        () -> assertEquals(1, image.at("/fidelity/scale").asDouble()),
        () -> assertEquals("none", image.at("/fidelity/resampling").asText()));
  }

  @Test
  void passesEveryRuleOfItsMarketplaceWithTheMeasuredValueBesideIt() {
    var check = check("amazon-main", main);

    assertTrue(check.path("passed").asBoolean(), check::toString);
    assertEquals(0, check.at("/images/0/changes").size());
    assertEquals(
        Map.of(
            "format", "passed PNG",
            "sides", "passed 2000 × 2000",
            "ratio", "passed 1.000 : 1",
            "recommendedSize", "passed 2000 × 2000",
            "colours", "passed sRGB",
            "opacity", "passed 100 %",
            "whiteBackground", "passed 100.0 %",
            "fill", "passed 87.0 %",
            "generated", "passed –",
            "count", "passed 1"),
        rules(check.at("/images/0/after")));
    assertEquals(image.at("/check/passed"), check.path("passed"));
  }

  private static Map<String, String> rules(JsonNode rules) {
    return rules
        .valueStream()
        .collect(
            toMap(
                rule -> rule.path("rule").asText(),
                rule -> rule.path("outcome").asText() + " " + rule.path("measured").asText()));
  }

  private JsonNode check(String presetId, String... records) {
    var request = export(presetId, records).toString();
    return person.post("/api/exports/checks", request).succeeded().json();
  }

  private static ObjectNode export(String presetId, String... records) {
    var request = new ObjectMapper().createObjectNode().put("presetId", presetId);
    var images = request.put("language", "ru").putArray("images");
    for (var record : records) {
      images.addObject().put("recordId", record).put("index", 0);
    }
    return request;
  }

  @Test
  void packsEachPictureAsItWasChecked() throws IOException {
    var check = check("wildberries", main, small);
    var reply = person.post("/api/exports", export("wildberries", main, small).toString());

    assertEquals("application/zip", reply.succeeded().type());
    var entries = unzip(reply.body());
    var names = List.of("wildberries-01.png", "wildberries-02.jpg", "report.json", "report.txt");
    assertEquals(names, List.copyOf(entries.keySet()));
    for (int index = 0; index < 2; index++) {
      var said = check.path("images").path(index);
      var packed = entries.get(names.get(index));
      var result = Pictures.decode(packed);
      assertAll(
          () -> assertEquals(said.path("bytes").asLong(), packed.length),
          () -> assertTrue(packed.length <= 10_000_000),
          () -> assertEquals(said.path("width").asInt(), result.getWidth()),
          () -> assertEquals(said.path("height").asInt(), result.getHeight()),
          () -> assertEquals(said.path("mediaType").asText(), mediaType(packed)));
    }
  }

  private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  /** By the first bytes of the file. */
  private static String mediaType(byte[] picture) {
    return switch (picture[0] & 255) {
      case 0x89 -> "image/png";
      case 0xFF -> "image/jpeg";
      default -> "unexpected";
    };
  }

  @Test
  void addsMarginsWithoutTouchingAPixelOfTheProduct() throws IOException {
    var check = check("wildberries", main);
    var zip = person.post("/api/exports", export("wildberries", main).toString()).succeeded();

    var result = Pictures.decode(unzip(zip.body()).get("wildberries-01.png"));
    int above = (result.getHeight() - 2000) / 2;
    var stands = new Rectangle(PLACE.x, PLACE.y + above, WIDTH, HEIGHT);
    assertAll(
        () -> assertTrue(check.path("passed").asBoolean(), check::toString),
        () -> assertEquals("padded", check.at("/images/0/changes/0/kind").asText()),
        () -> assertEquals(2667, result.getHeight(), "3:4"),
        () -> assertEquals(0, Pictures.difference(photo, PRODUCT, result, stands.x, stands.y)),
        () -> assertEquals(0, Pictures.differenceAround(stands, result, WHITE)));
  }

  @Test
  void reportsWhatItCannotMend() throws IOException {
    var check = check("wildberries", main, small);
    var zip = person.post("/api/exports", export("wildberries", main, small).toString());

    var entries = unzip(zip.succeeded().body());
    var report = new ObjectMapper().readTree(entries.get("report.json"));
    var text = new String(entries.get("report.txt"), StandardCharsets.UTF_8);
    assertAll(
        () -> assertFalse(check.path("passed").asBoolean()),
        () -> assertTrue(check.at("/images/0/passed").asBoolean(), check::toString),
        () -> assertEquals("failed 450 × 600", rules(check.at("/images/1/after")).get("sides")),
        () -> assertTrue(report.at("/files/0/passed").asBoolean(), report::toString),
        () -> assertFalse(report.at("/files/1/passed").asBoolean(), report::toString),
        () -> assertTrue(text.contains("[НАРУШЕНО] ширина и высота: 450 × 600"), text));
  }

  @Test
  void packsTheSameBytesForTheSamePictures() {
    var request = export("amazon-main", main).toString();
    var first = person.post("/api/exports", request).succeeded();
    var again = person.post("/api/exports", request).succeeded();
    assertArrayEquals(first.body(), again.body());
  }
}
