package backdrop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.gateway.testing.Browser;
import backdrop.gateway.testing.Browser.Reply;
import backdrop.gateway.testing.FakeHistory;
import backdrop.gateway.testing.FakeInference;
import backdrop.gateway.testing.FakePrompt;
import backdrop.gateway.testing.FakeServices;
import backdrop.gateway.testing.GatewayTest;
import backdrop.inference.v1.LightMatching;
import backdrop.inference.v1.PaddingUnit;
import backdrop.inference.v1.PlacementPosition;
import backdrop.inference.v1.ShadowMode;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.TestIssuer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class GenerationComponentTest {
  private static final String OWNER = "painter";

  private final FakeHistory history = FakeServices.running().history;
  private final FakeInference inference = FakeServices.running().inference;
  private final FakePrompt prompt = FakeServices.running().prompt;

  @AfterEach
  void goOn() {
    inference.goOn();
  }

  @Test
  void handsPhotoAndMaskOnToThePainter() {
    ByteString photo = ByteString.copyFrom(new byte[1_000_000]);
    ByteString mask = ByteString.copyFromUtf8("the mask");
    String photoId = history.keep(OWNER, photo, mask);
    String key = UUID.randomUUID().toString();

    Reply reply =
        start(key, body(photoId, "\"scene\":\"a beach\",\"styleId\":\"minimalistic\",\"seed\":7"));

    assertThat(reply.status()).isEqualTo(202);
    String id = reply.json().at("/generation/generationId").asText();
    assertThat(reply.header("Location")).endsWith("/api/generations/" + id);
    assertThat(reply.json().at("/generation/state").asText()).isEqualTo("queued");
    var started = inference.started.get(key);
    assertThat(started.photo()).isEqualTo(photo);
    assertThat(started.mask()).isEqualTo(mask);
    assertThat(started.header().getSettings().getPrompt())
        .isEqualTo("prompt of a beach, soft light");
    assertThat(started.header().getSettings().getSeed()).isEqualTo(7);
    assertThat(started.header().getSettings().getCount()).isEqualTo(4);
    assertThat(started.header().getSettings().getSteps()).isEqualTo(12);
    assertThat(started.header().getSettings().getShadowStrength()).isEqualTo(0.25f);
    assertThat(started.header().getLabels().getPhotoId()).isEqualTo(photoId);
    assertThat(started.header().getLabels().getStyleNameRu()).isEqualTo("Минимализм");
  }

  @Test
  void tellsWhatOfALongPromptDoesNotReachThePicture() {
    String photoId = history.keep(OWNER, ByteString.copyFromUtf8("photo"), ByteString.EMPTY);
    String scene = "word ".repeat(FakeInference.TOKEN_LIMIT) + "sand";

    Reply reply = start(UUID.randomUUID().toString(), body(photoId, "\"scene\":\"" + scene + "\""));

    JsonNode generation = reply.json().at("/generation");
    assertThat(generation.at("/promptFit/tokens").asInt()).isEqualTo(33);
    assertThat(generation.at("/promptFit/limit").asInt()).isEqualTo(FakeInference.TOKEN_LIMIT);
    assertThat(generation.at("/promptFit/droppedWords").toString())
        .isEqualTo("[\"word\",\"word\",\"sand\"]");
    assertThat(generation.at("/negativePromptFit").isNull()).isTrue();
    assertThat(generation.at("/labels/droppedPhrases").toString()).isEqualTo("[\"soft light\"]");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {"'', literal", "',\"promptSyntax\":\"weighted\"', weighted"})
  void readsPromptsLiterallyUnlessAskedOtherwise(String json, String syntax) {
    String photoId = history.keep(OWNER, ByteString.copyFromUtf8("photo"), ByteString.EMPTY);

    Reply reply =
        start(UUID.randomUUID().toString(), body(photoId, "\"scene\":\"a (beach)\"" + json));

    assertThat(reply.json().at("/generation/settings/promptSyntax").asText()).isEqualTo(syntax);
    assertThat(prompt.composed.get("a (beach)").getPromptSyntax().name())
        .isEqualTo("PROMPT_SYNTAX_" + syntax.toUpperCase(Locale.ROOT));
  }

  @Test
  void leavesTheCuttingOutToThePainterWhereThereIsNoMask() {
    String photoId = history.keep(OWNER, ByteString.copyFromUtf8("photo"), ByteString.EMPTY);
    String key = UUID.randomUUID().toString();

    start(key, body(photoId, "\"scene\":\"a beach\""));

    assertThat(inference.started.get(key).mask()).isEqualTo(ByteString.EMPTY);
  }

  @Test
  void answersTheSameGenerationForTheSameKey() {
    String photoId = history.keep(OWNER, ByteString.copyFromUtf8("photo"), ByteString.EMPTY);
    String body = body(photoId, "\"scene\":\"a beach\"");

    Reply first = start("my own key 1", body);
    Reply second = start("my own key 1", body);

    assertThat(second.json().at("/generation/generationId"))
        .isEqualTo(first.json().at("/generation/generationId"));
  }

  @Test
  void readsAPhotoOnlyAsFastAsThePainterTakesIt() throws Exception {
    int chunks = 60;
    ByteString photo = ByteString.copyFrom(new byte[chunks * FakeHistory.CHUNK]);
    String photoId = history.keep(OWNER, photo, ByteString.EMPTY);
    String key = UUID.randomUUID().toString();
    inference.slow = true;
    int before = history.chunksSent.get();

    CompletableFuture<Reply> reply =
        CompletableFuture.supplyAsync(() -> start(key, body(photoId, "\"scene\":\"a beach\"")));
    await().until(() -> history.chunksSent.get() > before);
    await()
        .during(700, TimeUnit.MILLISECONDS)
        .until(() -> history.chunksSent.get() - before < chunks / 2);
    inference.goOn();

    assertThat(reply.get(20, TimeUnit.SECONDS).status()).isEqualTo(202);
    assertThat(inference.started.get(key).photo()).isEqualTo(photo);
  }

  @Test
  void stopsReadingThePhotoWhenThePainterRefuses() {
    ByteString photo = ByteString.copyFrom(new byte[60 * FakeHistory.CHUNK]);
    String photoId = history.keep(OWNER, photo, ByteString.EMPTY);
    int before = history.cancelledDownloads.get();

    Reply reply = start(UUID.randomUUID().toString(), body(photoId, "\"scene\":\"refused\""));

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.reason()).isEqualTo("QUEUE_FULL");
    await().until(() -> history.cancelledDownloads.get() > before);
  }

  @Test
  void asksForAnIdempotencyKey() {
    Reply reply = painter().send("POST", "/api/generations", body("p", "\"scene\":\"a beach\""));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.reason()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
  }

  @Test
  void asksForASceneOrAStyle() {
    Reply reply = start(UUID.randomUUID().toString(), body("p", "\"scene\":\" \""));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.reason()).isEqualTo("SCENE_MISSING");
    assertThat(reply.json().at("/fields/0/field").asText()).isEqualTo("scene");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'\"count\":9', count",
        "'\"seed\":4294967296', seed",
        "'\"size\":{\"width\":8,\"height\":512}', size.width",
        "'\"steps\":0', steps",
        "'\"shadowStrength\":2', shadowStrength",
        "'\"placement\":{\"mode\":\"explicit\"}', placement.centerX",
        "'\"placement\":{\"mode\":\"fit\",\"fill\":0.5}', placement.fill",
        "'\"placement\":{\"mode\":\"automatic\",\"enlarge\":true}', placement.enlarge",
        "'\"placement\":{\"mode\":\"fit\",\"padding\":{\"unit\":\"percent\"}}', placement.padding.bottom",
        "'\"shadow\":{\"mode\":\"cast\",\"length\":4}', shadow.length",
        "'\"background\":\"gradient\"', backgroundColors",
        "'\"background\":\"white\",\"backgroundColors\":{\"color\":\"#ffffff\"}', backgroundColors",
        "'\"background\":\"color\",\"backgroundColors\":{\"color\":\"red\"}', backgroundColors.color",
        "'\"background\":\"gradient\",\"backgroundColors\":{\"color\":\"#ffffff\"}', backgroundColors.secondColor",
        "'\"background\":\"color\",\"backgroundColors\":{\"color\":\"#ffffff\",\"angle\":3}', backgroundColors.angle",
        "'\"placement\":{\"mode\":\"explicit\",\"centerX\":9,\"centerY\":0,\"height\":1}', placement.centerX"
      })
  void namesTheFieldAtFault(String json, String field) {
    Reply reply = start("key", body("p", "\"scene\":\"a beach\"," + json));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.reason()).isEqualTo("FIELD_INVALID");
    assertThat(reply.json().at("/fields/0/field").asText()).isEqualTo(field);
  }

  @Test
  void handsOnHowTheProductStandsAndWhatStandsAroundIt() {
    String photoId = history.keep(OWNER, ByteString.copyFromUtf8("photo"), ByteString.EMPTY);
    String key = UUID.randomUUID().toString();
    String layout =
        """
        "placement":{"mode":"position","position":"bottom-right","fill":0.5,"enlarge":true,
          "padding":{"unit":"percent","left":1,"top":2,"right":3,"bottom":4}},
        "shadow":{"mode":"both","direction":120,"softness":0.2,"length":1.5,"spread":0.75},
        "background":"gradient",
        "backgroundColors":{"color":"#fF8000","secondColor":"#102030","shape":"radial"},
        "lightMatching":"background"
        """;

    Reply reply = start(key, body(photoId, layout));

    assertThat(reply.status()).isEqualTo(202);
    var settings = inference.started.get(key).header().getSettings();
    assertThat(settings.getPrompt()).isEmpty();
    assertThat(settings.getPlacement().getPosition())
        .isEqualTo(PlacementPosition.PLACEMENT_POSITION_BOTTOM_RIGHT);
    assertThat(settings.getPlacement().getPadding().getUnit())
        .isEqualTo(PaddingUnit.PADDING_UNIT_PERCENT);
    assertThat(settings.getShadow().getMode()).isEqualTo(ShadowMode.SHADOW_MODE_BOTH);
    assertThat(settings.getBackgroundColors().getColor()).isEqualTo(0xff8000);
    assertThat(settings.getLightMatching()).isEqualTo(LightMatching.LIGHT_MATCHING_BACKGROUND);
    JsonNode answered = reply.json().at("/generation/settings");
    assertThat(answered.at("/placement/position").asText()).isEqualTo("bottom-right");
    assertThat(answered.at("/placement/padding/bottom").asInt()).isEqualTo(4);
    assertThat(answered.at("/shadow/direction").asInt()).isEqualTo(120);
    assertThat(answered.at("/backgroundColors/color").asText()).isEqualTo("#ff8000");
    assertThat(answered.at("/backgroundColors/shape").asText()).isEqualTo("radial");
    assertThat(answered.at("/lightMatching").asText()).isEqualTo("background");
  }

  @Test
  void namesTheFieldOfAWrongType() {
    Reply reply = start("key", body("p", "\"format\":\"gif\""));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.reason()).isEqualTo("BODY_INVALID");
    assertThat(reply.json().at("/fields/0/field").asText()).isEqualTo("format");
  }

  @Test
  void refusesAnotherAccountsPhoto() {
    String photoId = history.keep("owner", ByteString.copyFromUtf8("photo"), ByteString.EMPTY);

    Reply reply = start(UUID.randomUUID().toString(), body(photoId, "\"scene\":\"a beach\""));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.reason()).isEqualTo("PHOTO_NOT_FOUND");
  }

  @Test
  void composesPromptsWithinWhatTheModelTakes() {
    Reply reply = painter().send("POST", "/api/prompts/composition", "{\"scene\":\"a beach\"}");

    assertThat(reply.json().at("/prompt").asText()).isEqualTo("prompt of a beach, soft light");
    assertThat(reply.json().at("/tokenCount").asInt()).isEqualTo(6);
    assertThat(reply.json().at("/droppedPhrases")).isEmpty();
  }

  @Test
  void dropsPhrasesUntilTheModelCountsThatItReadsAll() {
    String scene = "word ".repeat(FakeInference.TOKEN_LIMIT - 3) + "sand";

    Reply reply =
        painter().send("POST", "/api/prompts/composition", "{\"scene\":\"%s\"}".formatted(scene));

    assertThat(reply.json().at("/prompt").asText()).isEqualTo("prompt of " + scene);
    assertThat(reply.json().at("/tokenCount").asInt()).isEqualTo(FakeInference.TOKEN_LIMIT);
    assertThat(reply.json().at("/droppedPhrases").toString()).isEqualTo("[\"soft light\"]");
  }

  @Test
  void tellsWhatAModelThatKnowsOnlyScenesIsNotTold() {
    Reply reply = painter().send("POST", "/api/prompts/composition", "{\"scene\":\"a beach\"}");

    assertThat(reply.json().at("/omittedNegative").asText()).isEqualTo("text");
  }

  @Test
  void tellsWhatThisInstallationCanDo() {
    Reply reply = painter().get("/api/capabilities");

    assertThat(reply.json().at("/device").asText()).isEqualTo("CPU, 2 threads");
    assertThat(reply.json().at("/models/0/tokenLimit").asInt())
        .isEqualTo(FakeInference.TOKEN_LIMIT);
  }

  @Test
  void saysThatAnImageIsNotReady() {
    Reply reply = painter().get("/api/generations/any/images/0");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.reason()).isEqualTo("RESULT_NOT_READY");
  }

  @Test
  void hidesAnotherAccountsGeneration() {
    String id = inference.accept("owner").getGenerationId();

    assertThat(painter().get("/api/generations/" + id).status()).isEqualTo(404);
    assertThat(painter().get("/api/generations/" + id + "/events").status()).isEqualTo(404);
  }

  private Reply start(String key, String body) {
    return painter().header("Idempotency-Key", key).send("POST", "/api/generations", body);
  }

  private static Browser painter() {
    return Browser.with(TestIssuer.token(OWNER, Roles.USER));
  }

  private static String body(String photoId, String more) {
    return "{\"photoId\":\"%s\",%s}".formatted(photoId, more);
  }
}
