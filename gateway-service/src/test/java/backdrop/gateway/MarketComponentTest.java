package backdrop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.gateway.testing.Browser;
import backdrop.gateway.testing.Browser.Reply;
import backdrop.gateway.testing.GatewayTest;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Marketplaces, and what pictures say about themselves. */
@GatewayTest
class MarketComponentTest {
  private static Browser seller() {
    return Browser.with(TestIssuer.token("seller", Roles.USER));
  }

  private static String export(String preset, String record) {
    return "{\"presetId\":\"%s\",\"language\":\"ru\",\"images\":[{\"recordId\":\"%s\",\"index\":0}]}"
        .formatted(preset, record);
  }

  @Test
  void listsTheRulesOfMarketplacesAndWhetherTheyAreConfirmed() {
    var presets = seller().get("/api/presets").json();

    assertThat(presets.at("/presets/0/name/ru").asText()).isEqualTo("Базар");
    assertThat(presets.at("/presets/0/size/height").asInt()).isEqualTo(1200);
    assertThat(presets.at("/presets/0/formats/0").asText()).isEqualTo("jpeg");
    assertThat(presets.at("/presets/0/maxBytes").isNull()).isTrue();
    assertThat(presets.at("/presets/0/confirmed").asBoolean()).isFalse();
  }

  @Test
  void saysWhatAnExportWouldDoAndWhetherItPasses() {
    var passing = seller().send("POST", "/api/exports/checks", export("bazaar", "large")).json();
    var failing = seller().send("POST", "/api/exports/checks", export("bazaar", "small")).json();

    assertThat(passing.get("passed").asBoolean()).isTrue();
    assertThat(passing.at("/images/0/changes/0/kind").asText()).isEqualTo("padded");
    assertThat(failing.get("passed").asBoolean()).isFalse();
    assertThat(failing.at("/images/0/after/0/rule").asText()).isEqualTo("sides");
    assertThat(failing.at("/images/0/after/0/outcome").asText()).isEqualTo("failed");
  }

  @Test
  void streamsTheZipUnderAName() {
    Reply zip = seller().send("POST", "/api/exports", export("bazaar", "large"));

    assertThat(zip.status()).isEqualTo(200);
    assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
    assertThat(zip.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"backdrop-bazaar.zip\"");
    assertThat(zip.text()).isEqualTo("PK bazaar 1 ru");
  }

  @Test
  void refusesAnExportBeforeItsFirstByte() {
    Reply refused = seller().send("POST", "/api/exports", export("nowhere", "large"));
    Reply empty = seller().send("POST", "/api/exports", "{\"presetId\":\"bazaar\",\"images\":[]}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.reason()).isEqualTo("PRESET_UNKNOWN");
    assertThat(empty.reason()).isEqualTo("FIELD_INVALID");
  }

  @Test
  void handsOutTheKeysToAnybodyAsAJwkSet() {
    var key = new Browser().get("/api/provenance/keys").json().at("/keys/0");

    assertThat(key.get("kty").asText()).isEqualTo("OKP");
    assertThat(key.get("crv").asText()).isEqualTo("Ed25519");
    assertThat(key.get("kid").asText()).isEqualTo("k1");
    assertThat(key.get("x").asText()).isEqualTo("eA");
  }

  @Test
  void judgesAPictureThatSomebodyBrings() {
    byte[] picture = "{\"version\":1}".getBytes(StandardCharsets.UTF_8);

    Reply reply =
        seller().upload("/api/provenance/verifications", Map.of("picture", picture), "p.png");

    assertThat(reply.json().get("signature").asText()).isEqualTo("valid");
    assertThat(reply.json().get("match").asText()).isEqualTo("samePixels");
    assertThat(reply.json().at("/statement/version").asInt()).isEqualTo(1);
  }

  @Test
  void asksForThePicture() {
    Reply reply =
        seller().upload("/api/provenance/verifications", Map.of("photo", new byte[1]), "p.png");

    assertThat(reply.reason()).isEqualTo("PICTURE_MISSING");
  }
}
