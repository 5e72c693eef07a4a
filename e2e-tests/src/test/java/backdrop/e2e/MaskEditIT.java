package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import backdrop.e2e.Person.Part;
import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.IntBinaryOperator;
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
 * Masks are changed on the server, come back as PNG, and decide what the next picture keeps. White
 * is painted, black is kept.
 */
@ExtendWith(LocalStackExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class MaskEditIT {
  private static final int SIDE = 160;
  private static final Rectangle BLOCK = new Rectangle(40, 40, 60, 60);
  private static final Rectangle HOLE = new Rectangle(60, 60, 12, 12);
  private static final Rectangle SPECK = new Rectangle(130, 130, 6, 6);
  private static final Rectangle STROKE = new Rectangle(90, 20, 30, 60);

  private final BufferedImage photo = Pictures.tiles(3, SIDE, SIDE, 0, 8);
  private Person person;
  private String photoId;

  @BeforeAll
  void somebodyHasAPhotoWithAMask(LocalStack stack) throws InterruptedException {
    person = Person.joins(stack);
    photoId = person.adds(Pictures.png(photo), "tiles.png");
    put(blockWithHoleAndSpeck());
  }

  /** A square product with a hole in it, and a speck beside it. */
  private static BufferedImage blockWithHoleAndSpeck() {
    var mask = sheet(Color.WHITE);
    fill(mask, BLOCK, Color.BLACK);
    fill(mask, HOLE, Color.WHITE);
    fill(mask, SPECK, Color.BLACK);
    return mask;
  }

  private static BufferedImage strokes() {
    var strokes = sheet(Color.BLACK);
    fill(strokes, STROKE, Color.WHITE);
    return strokes;
  }

  private static BufferedImage sheet(Color colour) {
    var sheet = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    fill(sheet, new Rectangle(SIDE, SIDE), colour);
    return sheet;
  }

  private static void fill(BufferedImage sheet, Rectangle part, Color colour) {
    var graphics = sheet.createGraphics();
    graphics.setColor(colour);
    graphics.fill(part);
    graphics.dispose();
  }

  private void put(BufferedImage mask) {
    person.form("PUT", path(""), "mask", "mask.png", Pictures.png(mask)).succeeded();
  }

  private String path(String more) {
    return "/api/photos/" + photoId + "/mask" + more;
  }

  private static ObjectNode edits(String... tools) {
    var document = new ObjectMapper().createObjectNode();
    var edits = document.putArray("edits");
    for (var tool : tools) {
      var words = List.of(tool.split(" "));
      var edit = edits.addObject().put("tool", words.getFirst());
      if (words.size() > 1) {
        edit.put("pixels", Integer.parseInt(words.getLast()));
      }
    }
    return document;
  }

  private int[] edited(Reply reply) {
    assertEquals("image/png", reply.succeeded().type());
    var mask = Pictures.decode(reply.body());
    assertEquals(BufferedImage.TYPE_BYTE_GRAY, mask.getType());
    assertEquals(SIDE, mask.getWidth());
    assertEquals(SIDE, mask.getHeight());
    return values(mask);
  }

  private static int[] values(BufferedImage mask) {
    return mask.getRaster().getPixels(0, 0, SIDE, SIDE, (int[]) null);
  }

  /** The largest or the smallest value within so many columns and rows. */
  private static int[] spread(BufferedImage mask, int pixels, IntBinaryOperator wins) {
    var before = values(mask);
    var after = before.clone();
    for (int i = 0; i < after.length; i++) {
      for (int y = i / SIDE - pixels; y <= i / SIDE + pixels; y++) {
        for (int x = i % SIDE - pixels; x <= i % SIDE + pixels; x++) {
          if (x >= 0 && x < SIDE && y >= 0 && y < SIDE) {
            after[i] = wins.applyAsInt(after[i], before[y * SIDE + x]);
          }
        }
      }
    }
    return after;
  }

  private static int[] changed(Rectangle part, Color colour) {
    var mask = blockWithHoleAndSpeck();
    fill(mask, part, colour);
    return values(mask);
  }

  static Stream<Arguments> tools() {
    var mask = blockWithHoleAndSpeck();
    var solid = blockWithHoleAndSpeck();
    fill(solid, HOLE, Color.BLACK);
    fill(solid, SPECK, Color.WHITE);
    var inverted = values(mask);
    for (int i = 0; i < inverted.length; i++) {
      inverted[i] = 255 - inverted[i];
    }
    return Stream.of(
        arguments(edits("grow 5"), spread(mask, 5, Math::max)),
        arguments(edits("shrink 4"), spread(mask, 4, Math::min)),
        arguments(edits("invert"), inverted),
        arguments(edits("fillHoles"), changed(HOLE, Color.BLACK)),
        arguments(edits("keepLargest"), changed(SPECK, Color.WHITE)),
        arguments(edits("add"), changed(STROKE, Color.WHITE)),
        arguments(edits("subtract"), changed(STROKE, Color.BLACK)),
        arguments(edits("fillHoles", "keepLargest", "shrink 7"), spread(solid, 7, Math::min)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tools")
  void changesTheMaskLastPutAndKeepsIt(ObjectNode edits, int[] expected) {
    var reply =
        person.form(
            "POST",
            path("/edits"),
            Part.json("edits", edits),
            Part.file("strokes", Pictures.png(strokes())));

    assertArrayEquals(expected, edited(reply));
    assertArrayEquals(values(blockWithHoleAndSpeck()), edited(person.get(path(""))));
  }

  @Test
  void softensTheEdgeAndNothingFarFromIt() {
    var soft = edited(person.post(path("/edits"), edits("feather 6").toString()));

    var row = 50 * SIDE;
    assertEquals(0, soft[row + 50], "well inside");
    assertEquals(255, soft[row + 20], "well outside");
    for (int x = 34; x < 46; x++) {
      assertTrue(soft[row + x] >= soft[row + x + 1], "falls towards the product at " + x);
    }
    assertTrue(soft[row + 39] > 0 && soft[row + 39] < 255, "soft at the edge");
  }

  @Test
  void beginsWithTheMaskThatComesAlong() {
    var ofSight = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    fill(ofSight, BLOCK, Color.RED);

    var reply =
        person.form(
            "POST",
            path("/edits?maskReading=alpha"),
            Part.json("edits", edits("invert")),
            Part.file("mask", Pictures.png(ofSight)));

    var kept = sheet(Color.BLACK);
    fill(kept, BLOCK, Color.WHITE);
    assertArrayEquals(values(kept), edited(reply));
  }

  @Test
  void keepsInTheNextPictureExactlyWhatTheEditedMaskKeeps() {
    var photoOfOne = Pictures.tiles(4, SIDE, SIDE, 0, 8);
    var own = person.adds(Pictures.png(photoOfOne), "other.png");
    var address = "/api/photos/" + own + "/mask";
    person.form("PUT", address, "mask", "m.png", Pictures.png(blockWithHoleAndSpeck())).succeeded();
    var edits = edits("keepLargest", "fillHoles", "grow 3").toString();
    var mask = person.post(address + "/edits", edits).succeeded().body();
    person.form("PUT", address, "mask", "m.png", mask).succeeded();

    var wanted = Person.plain(own, SIDE, SIDE).put("background", "color");
    wanted.putObject("backgroundColors").put("color", "#20c040");
    wanted.putObject("placement").put("mode", "original");
    var image = person.finishes(wanted);

    var result = Pictures.decode(person.file(image));
    var kept = new Rectangle(BLOCK);
    kept.grow(-3, -3);
    assertEquals(0, Pictures.difference(photoOfOne, kept, result, kept.x, kept.y));
    assertEquals(0, Pictures.differenceAround(kept, result, 0xFF20C040));
    assertEquals(kept.width * kept.height, share(image), 1);
  }

  /** Pixels of the product, by the picture's own report. */
  private static double share(JsonNode image) {
    return image.at("/fidelity/productShare").asDouble() * SIDE * SIDE;
  }
}
