package backdrop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.gateway.testing.Browser;
import backdrop.gateway.testing.Browser.Reply;
import backdrop.gateway.testing.FakeHistory;
import backdrop.gateway.testing.FakeServices;
import backdrop.gateway.testing.GatewayTest;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.TestIssuer;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;

@GatewayTest
class PromptComponentTest {
  private static final ByteString PHOTO = ByteString.copyFromUtf8("photo");
  private static final ByteString MASK = ByteString.copyFromUtf8("mask");

  private final FakeHistory history = FakeServices.running().history;

  @Test
  void suggestsScenesForWhatThePhotoShows() {
    String photoId = history.keep("p1", PHOTO, MASK);

    Reply reply = suggest("p1", photoId);

    assertThat(reply.json().at("/suggestions/0/parts/palette/en").asText())
        .isEqualTo("c8102e at 0.5");
    assertThat(reply.json().at("/suggestions/0/source").asText()).isEqualTo("language_model");
  }

  @Test
  void suggestsWithoutMeasuresWhereThereIsNoMask() {
    String photoId = history.keep("p2", PHOTO, ByteString.EMPTY);

    Reply reply = suggest("p2", photoId);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/suggestions/0/parts/palette/en").asText()).isEqualTo("unknown");
  }

  @Test
  void suggestsNothingForAnothersPhoto() {
    String photoId = history.keep("p3", PHOTO, MASK);

    Reply reply = suggest("p4", photoId);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.reason()).isEqualTo("PHOTO_NOT_FOUND");
  }

  @Test
  void translates() {
    Reply reply =
        as("p5").send("POST", "/api/prompts/translation", "{\"texts\":[\"Tisch\"],\"to\":\"ru\"}");

    assertThat(reply.json().at("/translations/0/text").asText()).isEqualTo("ru:Tisch");
    assertThat(reply.json().at("/translations/0/detectedLanguage").asText()).isEqualTo("de");
    assertThat(reply.json().at("/translations/0/source").asText()).isEqualTo("yandex");
  }

  @Test
  void importsWhatItExports() {
    String file = as("p6").get("/api/styles/export").text();

    Reply reply = as("p6").send("POST", "/api/styles/import", file);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/items/0/name/en").asText()).isEqualTo("p6's");
    assertThat(reply.json().at("/items/0/template").asText()).isEqualTo("{scene}, loft");
    assertThat(reply.json().at("/items/0/suggested").toString())
        .isEqualTo("{\"steps\":9,\"guidanceScale\":null,\"shadowStrength\":0.0}");
  }

  @Test
  void keepsTheSettingsThatSuitAStyle() {
    Reply reply =
        as("p7")
            .send(
                "POST",
                "/api/styles",
                """
                {"name":{"en":"Dusk"},"template":"{scene}, dusk",\
                "suggested":{"steps":12,"guidanceScale":4.5}}""");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().at("/suggested").toString())
        .isEqualTo("{\"steps\":12,\"guidanceScale\":4.5,\"shadowStrength\":null}");
  }

  @Test
  void namesTheSettingOfAStyleThatIsOutOfRange() {
    Reply reply =
        as("p7")
            .send(
                "POST",
                "/api/styles",
                """
                {"name":{"en":"Dusk"},"template":"{scene}","suggested":{"steps":1000}}""");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/fields/0/field").asText()).isEqualTo("suggested.steps");
  }

  @Test
  void changesAStyleOnlyAtTheRevisionThatWasSeen() {
    String change = "{\"expectedRevision\":%d,\"name\":{\"en\":\"D\"},\"template\":\"{scene}\"}";

    Reply late = as("p8").send("PUT", "/api/styles/s1", change.formatted(1));
    Reply timely = as("p8").send("PUT", "/api/styles/s1", change.formatted(2));

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.reason()).isEqualTo("STYLE_CHANGED");
    assertThat(timely.json().at("/revision").asInt()).isEqualTo(3);
  }

  private static Reply suggest(String account, String photoId) {
    return as(account)
        .send(
            "POST",
            "/api/prompts/suggestions",
            "{\"language\":\"ru\",\"count\":1,\"photoId\":\"" + photoId + "\"}");
  }

  private static Browser as(String account) {
    return Browser.with(TestIssuer.token(account, Roles.USER));
  }
}
