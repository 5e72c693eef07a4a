package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The product stands where it was asked to stand. All pictures are on plain white, so that the test
 * sees every pixel of the product and every pixel that is none.
 */
@ExtendWith(LocalStackExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class PlacementIT {
  private static final int WHITE = 0xFFFFFFFF;
  private static final int WIDTH = 120;
  private static final int HEIGHT = 140;
  private static final int MARGIN = 40;
  private static final Rectangle PRODUCT = new Rectangle(MARGIN, MARGIN, WIDTH, HEIGHT);

  private final BufferedImage photo = Pictures.tiles(1, WIDTH, HEIGHT, MARGIN, 3);
  private Person person;
  private String photoId;

  @BeforeAll
  void somebodyHasAPhoto(LocalStack stack) throws InterruptedException {
    person = Person.joins(stack);
    photoId = person.adds(Pictures.png(photo), "tiles.png");
  }

  /** On a canvas of 256 x 256 the product leaves 136 columns and 116 rows. */
  static Stream<Arguments> places() {
    return Stream.of(
        place("top-left", 0, 0),
        place("top", 68, 0),
        place("top-right", 136, 0),
        place("left", 0, 58),
        place("center", 68, 58),
        place("right", 136, 58),
        place("bottom-left", 0, 116),
        place("bottom", 68, 116),
        place("bottom-right", 136, 116),
        place("standing", 68, 72));
  }

  private static Arguments place(String name, int left, int top) {
    return arguments("'mode':'position','fill':1,'position':'" + name + "'", 256, 256, left, top);
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments("'mode':'automatic'", 256, 256, 68, 72),
        arguments("'mode':'original'", 200, 220, 40, 40),
        arguments("'mode':'original'", 300, 240, 90, 50),
        arguments(
            "'mode':'explicit','centerX':0.25,'centerY':0.75,'height':0.546875", 256, 256, 4, 122),
        arguments(
            "'mode':'explicit','centerX':0,'centerY':1,'height':0.546875", 256, 256, -60, 186),
        arguments(
            "'mode':'position','position':'bottom-right','fill':1,'padding':"
                + "{'unit':'pixels','left':0,'top':0,'right':10,'bottom':20}",
            256,
            256,
            126,
            96),
        arguments(
            "'mode':'position','position':'top-left','fill':1,'padding':"
                + "{'unit':'percent','left':25,'top':12.5,'right':0,'bottom':0}",
            256,
            256,
            64,
            32),
        arguments(
            "'mode':'fit','padding':{'unit':'pixels','left':20,'top':10,'right':20,'bottom':30}",
            160,
            180,
            20,
            10),
        arguments("'mode':'fill'", 120, 100, 0, -20),
        arguments("'mode':'fill'", 256, 256, 68, 58));
  }

  @ParameterizedTest(name = "{0} on {1} x {2}")
  @MethodSource({"places", "rules"})
  void putsEveryPixelOfTheProductWhereItBelongs(
      String placement, int width, int height, int left, int top) {
    var image = paint(placement, width, height);
    var result = Pictures.decode(person.file(image));

    var stands = new Rectangle(left, top, WIDTH, HEIGHT);
    assertAll(
        () -> assertEquals(0, Pictures.difference(photo, PRODUCT, result, left, top)),
        () -> assertEquals(0, Pictures.differenceAround(stands, result, WHITE)),
        () -> assertEquals(stands, frame(image)),
        () -> assertEquals(1, image.at("/fidelity/scale").asDouble()),
        () -> assertEquals("none", image.at("/fidelity/resampling").asText()));
  }

  private JsonNode paint(String placement, int width, int height) {
    var wanted = Person.plain(photoId, width, height);
    wanted.set("placement", json(placement));
    return person.finishes(wanted);
  }

  private static JsonNode json(String members) {
    try {
      return new ObjectMapper().readTree("{" + members.replace('\'', '"') + "}");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Rectangle frame(JsonNode image) {
    var frame = image.at("/fidelity/frame");
    return new Rectangle(
        frame.path("x").asInt(),
        frame.path("y").asInt(),
        frame.path("width").asInt(),
        frame.path("height").asInt());
  }

  static Stream<Arguments> scales() {
    return Stream.of(
        arguments("larger, where that is allowed", "'mode':'fit','enlarge':true", 240, 280, 2.0),
        arguments("not larger, where it is not", "'mode':'fit'", 240, 280, 1.0),
        arguments(
            "smaller, where the padding leaves less",
            "'mode':'fit','padding':{'unit':'pixels','left':60,'top':70,'right':60,'bottom':70}",
            180,
            210,
            0.5),
        arguments("larger, to cover the canvas", "'mode':'fill','enlarge':true", 240, 200, 2.0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scales")
  void saysHowMuchItScaledTheProduct(
      String what, String placement, int width, int height, double scale) {
    var image = paint(placement, width, height);
    var result = Pictures.decode(person.file(image));

    int wide = (int) (WIDTH * scale);
    int high = (int) (HEIGHT * scale);
    var stands = new Rectangle((width - wide) / 2, (height - high) / 2, wide, high);
    assertAll(
        () -> assertEquals(scale, image.at("/fidelity/scale").asDouble()),
        () -> assertEquals(scale == 1, image.at("/fidelity/resampling").asText().equals("none")),
        () -> assertEquals(stands, frame(image)),
        () -> assertEquals(0, Pictures.differenceAround(stands, result, WHITE)),
        () -> assertNotEquals(WHITE, result.getRGB(width / 2, height / 2)));
  }

  @Test
  void showsTheProductInItsOwnColoursHoweverItIsScaled() {
    var flat = Pictures.tiles(2, WIDTH, HEIGHT, MARGIN, 70);
    var wanted = Person.plain(person.adds(Pictures.png(flat), "flat.png"), 240, 280);
    wanted.set("placement", json("'mode':'fit','enlarge':true"));

    var result = Pictures.decode(person.file(person.finishes(wanted)));

    for (var tile : new int[][] {{35, 35}, {95, 35}, {35, 105}, {95, 105}}) {
      var middle = new Rectangle(MARGIN + tile[0], MARGIN + tile[1], 1, 1);
      assertEquals(0, Pictures.difference(flat, middle, result, 2 * tile[0], 2 * tile[1]));
    }
  }
}
