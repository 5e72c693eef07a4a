package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A finished picture comes as the file that was asked for; readers that are not ours read it. */
@ExtendWith(LocalStackExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class OutputIT {
  private static final int SIDE = 600;
  private static final int CANVAS = 700;
  private static final int MARGIN = 20;

  /** Where a centred product of its own size begins. */
  private static final int PLACE = (CANVAS - SIDE) / 2;

  private static final Rectangle PRODUCT = new Rectangle(MARGIN, MARGIN, SIDE, SIDE);

  private final BufferedImage photo = Pictures.tiles(5, SIDE, SIDE, MARGIN, 2);
  private Person person;
  private String photoId;

  @BeforeAll
  void somebodyHasAPhoto(LocalStack stack) throws InterruptedException {
    person = Person.joins(stack);
    photoId = person.adds(Pictures.png(photo), "busy.png");
  }

  private ObjectNode centred(String format) {
    var wanted = Person.plain(photoId, CANVAS, CANVAS).put("format", format);
    wanted.putObject("placement").put("mode", "fit");
    return wanted;
  }

  @ParameterizedTest
  @CsvSource({"jpeg, image/jpeg", "webp, image/webp"})
  void lowersTheQualityUntilTheFileFits(String format, String mediaType) throws IOException {
    var free = person.finishes(centred(format));
    var limit = free.path("bytes").asLong() * 4 / 5;

    var image = person.finishes(centred(format).put("maxBytes", limit));

    var file = person.get(image.at("/links/image").asText()).succeeded();
    var result = ImageIO.read(new ByteArrayInputStream(file.body()));
    assertAll(
        () -> assertEquals(95, free.path("quality").asInt()),
        () -> assertTrue(image.path("quality").asInt() < 95, image::toString),
        () -> assertTrue(file.body().length <= limit, () -> file.body().length + " > " + limit),
        () -> assertEquals(file.body().length, image.path("bytes").asLong()),
        () -> assertEquals(mediaType, file.type()),
        () -> assertEquals(mediaType, image.path("mediaType").asText()),
        () -> assertEquals(CANVAS, result.getWidth()),
        () -> assertEquals(CANVAS, result.getHeight()));
  }

  @Test
  void saysThatAPictureCannotBeMadeSoSmall() {
    var generation = person.awaitsEnd(person.paints(centred("png").put("maxBytes", 50_000)));

    assertEquals("failed", generation.path("state").asText());
    assertEquals("FILE_OVER_LIMIT", generation.at("/images/0/failure/reason").asText());
  }

  @ParameterizedTest
  @CsvSource({"png, 95", "webp, 100"})
  void cutsTheProductOutWithNothingBehindIt(String format, int quality) {
    var wanted = Person.plain(photoId, CANVAS, CANVAS).put("format", format);
    wanted.put("quality", quality).put("transparent", true).remove("background");
    wanted.putObject("placement").put("mode", "fit");

    var image = person.finishes(wanted);

    var result = Pictures.decode(person.file(image));
    var stands = new Rectangle(PLACE, PLACE, SIDE, SIDE);
    assertEquals(0, Pictures.difference(photo, PRODUCT, result, PLACE, PLACE));
    for (int at = 0; at < CANVAS; at++) {
      for (int[] spot : new int[][] {{at, PLACE - 1}, {PLACE - 1, at}, {at, CANVAS - 1}, {0, at}}) {
        assertEquals(0, result.getRGB(spot[0], spot[1]) >>> 24, "see-through");
        assertTrue(!stands.contains(spot[0], spot[1]));
      }
    }
    assertTrue(image.at("/fidelity/exact").asBoolean(), image::toString);
  }

  @Test
  void keepsProductShadowAndBackgroundApartInAPhotoshopFile() throws IOException {
    var wanted = centred("psd").put("background", "gradient");
    var colours = wanted.putObject("backgroundColors");
    colours.put("color", "#ffffff").put("secondColor", "#c0c8d0");
    wanted.putObject("shadow").put("mode", "both");

    var image = person.finishes(wanted);

    var file = person.file(image);
    var pictures = layers(file);
    var product = pictures.getLast();
    assertAll(
        () -> assertEquals("image/vnd.adobe.photoshop", image.path("mediaType").asText()),
        () -> assertEquals(4, pictures.size(), "the picture and three layers"),
        () -> assertEquals(List.of("Background", "Shadow", "Product"), names(file)),
        () -> assertEquals(0, shown(pictures.getFirst())),
        () -> assertEquals(SIDE, product.getWidth()),
        () -> assertEquals(0, Pictures.difference(photo, PRODUCT, product, 0, 0)),
        () -> assertEquals(CANVAS, pictures.get(1).getWidth(), "the whole background"));
  }

  private int shown(BufferedImage merged) {
    return Pictures.difference(photo, PRODUCT, merged, PLACE, PLACE);
  }

  /** The merged picture, then the layers from the bottom. */
  private static List<BufferedImage> layers(byte[] file) throws IOException {
    var reader = ImageIO.getImageReadersByFormatName("PSD").next();
    try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(stream);
      var pictures = new ArrayList<BufferedImage>();
      for (int index = 0; index < reader.getNumImages(true); index++) {
        pictures.add(reader.read(index));
      }
      return pictures;
    } finally {
      reader.dispose();
    }
  }

  /** The layers' names, in the order in which the file has them: each after its length in bytes. */
  private static List<String> names(byte[] file) {
    var text = new String(file, StandardCharsets.ISO_8859_1);
    return List.of("Background", "Shadow", "Product").stream()
        .filter(name -> text.contains((char) name.length() + name))
        .sorted((one, other) -> Integer.compare(text.indexOf(one), text.indexOf(other)))
        .toList();
  }
}
