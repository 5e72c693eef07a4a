package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import backdrop.e2e.Person.Part;
import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A request for a picture, a mask or an export that breaks a rule gets one problem document, which
 * names the field as the caller wrote it and the rule. Nothing comes of the request.
 */
@ExtendWith(LocalStackExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class RefusedFieldsIT {
  private Person person;
  private String photoId;

  @BeforeAll
  void somebodyHasAPhoto(LocalStack stack) throws InterruptedException {
    person = Person.joins(stack);
    photoId = person.adds(Pictures.png(Pictures.product(1)), "block.png");
  }

  private static void assertNames(String field, String reason, Reply reply) {
    var fault = reply.json().at("/fields/0");
    var detail = reply.json().path("detail").asText();
    assertAll(
        () -> assertEquals(reason, reply.reason(), reply::toString),
        () -> assertTrue(reply.type().startsWith("application/problem+json"), reply::toString),
        () -> assertEquals(field, fault.path("field").asText(), reply::toString),
        () -> assertFalse(fault.path("rule").asText().isBlank(), reply::toString),
        () -> assertTrue(detail.contains(fault.path("rule").asText()), reply::toString));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "placement.mode     | {'placement':{'mode':'somewhere'}}",
        "placement.position | {'placement':{'mode':'position','position':'upstairs'}}",
        "placement.height   | {'placement':{'mode':'explicit','centerX':0.5,'centerY':0.5}}",
        "placement.centerX  | {'placement':{'mode':'position','centerX':0.5}}",
        "placement.fill     | {'placement':{'mode':'position','fill':2}}",
        "placement.padding.bottom | {'placement':{'mode':'fit','padding':{'unit':'percent'}}}",
        "placement.padding  | {'placement':{'mode':'fill','padding':"
            + "{'unit':'percent','left':1,'top':1,'right':1,'bottom':1}}}",
        "placement.padding  | {'placement':{'mode':'fit','padding':"
            + "{'unit':'percent','left':60,'top':1,'right':60,'bottom':1}}}",
        "background         | {'background':'plaid'}",
        "backgroundColors   | {'background':'color'}",
        "backgroundColors   | {'backgroundColors':{'color':'#ffffff'}}",
        "backgroundColors.color | {'background':'color','backgroundColors':{'color':'red'}}",
        "backgroundColors.secondColor | {'background':'gradient','backgroundColors':"
            + "{'color':'#ffffff'}}",
        "shadow.mode        | {'shadow':{'mode':'long'}}",
        "shadow.length      | {'shadow':{'mode':'cast','length':9}}",
        "lightMatching      | {'lightMatching':'sun'}",
        "format             | {'format':'gif'}",
        "quality            | {'format':'jpeg','quality':0}",
        "maxBytes           | {'maxBytes':49999}",
        "transparent        | {'format':'jpeg','transparent':true}",
        "presetId           | {'presetId':'nowhere'}",
        "size.width         | {'size':{'width':63,'height':256}}",
        "size.height        | {'size':{'width':256,'height':4097}}",
      })
  void refusesAPicture(String field, String change) {
    var wanted = Person.plain(photoId, 256, 256);
    wanted.setAll((ObjectNode) json(change));

    var reply = person.start(wanted, UUID.randomUUID().toString());

    assertEquals(400, reply.status(), reply::toString);
    assertNames(field, reply.reason(), reply);
    assertEquals(0, person.get("/api/generations").json().path("items").size());
  }

  @Test
  void namesTheWordsThatAListHas() {
    var wanted = Person.plain(photoId, 256, 256).put("lightMatching", "sun");

    var reply = person.start(wanted, UUID.randomUUID().toString());

    assertEquals(
        "must be one of none, background, product", reply.json().at("/fields/0/rule").asText());
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "edits           | FIELD_INVALID     | {}",
        "edits           | FIELD_INVALID     | {'edits':[]}",
        "edits[0]        | FIELD_INVALID     | {'edits':[null]}",
        "edits[1].tool   | FIELD_INVALID     | {'edits':[{'tool':'invert'},{'pixels':3}]}",
        "edits[0].tool   | BODY_INVALID      | {'edits':[{'tool':'blur'}]}",
        "edits[0].pixels | BODY_INVALID      | {'edits':[{'tool':'grow','pixels':'three'}]}",
        "edits[0].pixels | MASK_EDIT_INVALID | {'edits':[{'tool':'grow','pixels':0}]}",
        "edits[1].pixels | MASK_EDIT_INVALID | {'edits':[{'tool':'invert'},"
            + "{'tool':'feather','pixels':201}]}",
        "strokes         | MASK_EDIT_INVALID | {'edits':[{'tool':'add'}]}",
      })
  void refusesMaskEdits(String field, String reason, String edits) {
    var reply = person.post(edits(), json(edits).toString());

    assertEquals(400, reply.status(), reply::toString);
    assertNames(field, reason, reply);
  }

  private String edits() {
    return "/api/photos/" + photoId + "/mask/edits";
  }

  static Stream<Arguments> files() {
    var add = Part.json("edits", json("{'edits':[{'tool':'add'}]}"));
    var invert = Part.json("edits", json("{'edits':[{'tool':'invert'}]}"));
    var photo = Pictures.product(1);
    var gray = new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    var right = Pictures.png(gray);
    var other = Pictures.png(new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY));
    var text = "no picture".getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        files(400, "FIELD_INVALID", "edits", Part.file("strokes", right)),
        files(400, "FIELD_INVALID", "file", add, Part.file("stroke", right)),
        files(
            400,
            "FIELD_INVALID",
            "strokes",
            add,
            Part.file("strokes", right),
            Part.file("strokes", right)),
        files(415, "PICTURE_TYPE_UNSUPPORTED", "strokes", add, Part.file("strokes", text)),
        files(422, "MASK_SIZE_DIFFERS", "strokes", add, Part.file("strokes", other)),
        files(
            422,
            "MASK_SIZE_DIFFERS",
            "mask",
            add,
            Part.file("strokes", right),
            Part.file("mask", other)),
        files(400, "FIELD_INVALID", "mask", invert, Part.file("mask", new byte[0])));
  }

  private static Arguments files(int status, String reason, String field, Part... parts) {
    return arguments(field, reason, status, parts);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("files")
  void refusesFilesOfAMaskEdit(String field, String reason, int status, Part[] parts) {
    var reply = person.form("POST", edits(), parts);

    assertEquals(status, reply.status(), reply::toString);
    assertNames(field, reason, reply);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "presetId        | PRESET_UNKNOWN | {'presetId':'nowhere','images':"
            + "[{'recordId':'x','index':0}]}",
        "presetId        | FIELD_INVALID  | {'images':[{'recordId':'x','index':0}]}",
        "images          | FIELD_INVALID  | {'presetId':'ozon','images':[]}",
        "images          | FIELD_INVALID  | {'presetId':'ozon'}",
        "images[0]       | FIELD_INVALID  | {'presetId':'ozon','images':[null]}",
        "images[0].index | FIELD_INVALID  | {'presetId':'ozon','images':"
            + "[{'recordId':'x','index':-1}]}",
        "images[1].index | FIELD_INVALID  | {'presetId':'ozon','images':"
            + "[{'recordId':'x','index':0},{'recordId':'x'}]}",
        "images[0].index | BODY_INVALID   | {'presetId':'ozon','images':"
            + "[{'recordId':'x','index':'first'}]}",
      })
  void refusesAnExport(String field, String reason, String export) {
    for (var path : new String[] {"/api/exports", "/api/exports/checks"}) {
      var reply = person.post(path, json(export).toString());

      assertEquals(400, reply.status(), reply::toString);
      assertNames(field, reason, reply);
    }
  }

  @Test
  void refusesToVerifyNothing() {
    var path = "/api/provenance/verifications";
    var reply = person.form("POST", path, Part.json("note", json("{}")));

    assertEquals(400, reply.status(), reply::toString);
    assertNames("picture", "PICTURE_MISSING", reply);
  }

  @Test
  void refusesToVerifyWhatIsNoPicture() {
    var path = "/api/provenance/verifications";
    var text = "no picture".getBytes(StandardCharsets.UTF_8);

    var reply = person.form("POST", path, Part.file("picture", text));

    assertEquals(415, reply.status(), reply::toString);
    assertEquals("PICTURE_TYPE_UNSUPPORTED", reply.reason());
  }
}
