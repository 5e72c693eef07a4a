package backdrop.fakeyandex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeYandexTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPLETION = "/foundationModels/v1/completion";
  private static final String TRANSLATE = "/translate/v2/translate";
  private static final String MODEL = "\"modelUri\":\"gpt://folder/yandexgpt/latest\"";
  private static final String HELLO =
      "{"
          + MODEL
          + ",\"completionOptions\":{\"stream\":false,\"temperature\":0.3,\"maxTokens\":\"1000\"},"
          + "\"messages\":[{\"role\":\"user\",\"text\":\"hello\"}]}";

  private final HttpClient client = HttpClient.newHttpClient();
  private FakeYandex yandex;

  @BeforeEach
  void start() throws IOException {
    yandex = FakeYandex.start(0, "key", "folder");
  }

  @AfterEach
  void stop() {
    client.close();
    yandex.close();
  }

  @Test
  void wrapsAnAnswerAndWritesInt64AsStrings() throws Exception {
    JsonNode answer = JSON.readTree(post(COMPLETION, HELLO).body());

    assertThat(answer.at("/result/alternatives/0/status").asText())
        .isEqualTo("ALTERNATIVE_STATUS_FINAL");
    assertThat(answer.at("/result/usage/totalTokens").isTextual()).isTrue();
  }

  @Test
  void answersFilteredWordsWithStatus200() throws Exception {
    var response = post(COMPLETION, HELLO.replace("hello", FakeYandex.FILTERED));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("ALTERNATIVE_STATUS_CONTENT_FILTER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"surprise\":1," + MODEL + "}",
        "{\"modelUri\":\"gpt://folder/yandexgpt\"}",
        "{\"modelUri\":7}",
        "{" + MODEL + ",\"completionOptions\":{\"maxTokens\":1000}}",
        "{" + MODEL + ",\"completionOptions\":{\"temperature\":\"0.3\"}}",
        "{"
            + MODEL
            + ",\"completionOptions\":{},\"messages\":[{\"role\":\"robot\",\"text\":\"x\"}]}",
        "not json",
        "[]"
      })
  void refusesWhatTheContractDoesNotHave(String body) throws Exception {
    var response = post(COMPLETION, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(response.body()).at("/error/grpcCode").asInt()).isEqualTo(3);
  }

  @Test
  void namesTheFolderThatDoesNotMatch() throws Exception {
    var response = post(COMPLETION, HELLO.replace("gpt://folder", "gpt://other"));

    assertThat(response.body()).contains("Specified folder ID 'other' does not match");
  }

  @Test
  void answersTheOtherMethodsErrorsWithoutAWrapper() throws Exception {
    var response = post(TRANSLATE, "{\"targetLanguageCode\":\"en\",\"text\":\"стол\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(response.body()).path("code").asInt()).isEqualTo(3);
    assertThat(JSON.readTree(response.body()).has("error")).isFalse();
  }

  @Test
  void takesNoMoreThanTenThousandCharacters() throws Exception {
    String text = "я".repeat(10_001);

    var response = post(TRANSLATE, "{\"targetLanguageCode\":\"en\",\"texts\":[\"" + text + "\"]}");

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void countsCallsOfASecond() throws Exception {
    int last = 200;
    for (int i = 0; i < 60 && last == 200; i++) {
      last = post("/translate/v2/languages", "{}").statusCode();
    }

    assertThat(last).isEqualTo(429);
  }

  @Test
  void detectsAndTokenizes() throws Exception {
    String detected = post("/translate/v2/detect", "{\"text\":\"белый стол\"}").body();
    String tokens =
        post("/foundationModels/v1/tokenize", "{" + MODEL + ",\"text\":\"белый стол\"}").body();

    assertThat(JSON.readTree(detected).path("languageCode").asText()).isEqualTo("ru");
    assertThat(JSON.readTree(tokens).path("tokens")).hasSize(2);
    assertThat(JSON.readTree(tokens).at("/tokens/0/id").isTextual()).isTrue();
  }

  @Test
  void letsNobodyInWithoutTheKey() throws Exception {
    var request = request(COMPLETION, HELLO).setHeader("Authorization", "Api-Key other").build();

    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void insistsThatNothingIsLogged() throws Exception {
    var request = request(COMPLETION, HELLO).setHeader("x-data-logging-enabled", "true").build();

    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(request(path, body).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String body) {
    return HttpRequest.newBuilder(yandex.address().resolve(path))
        .header("Authorization", "Api-Key key")
        .header("x-data-logging-enabled", "false")
        .header("x-client-request-id", UUID.randomUUID().toString())
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }
}
