package backdrop.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;

/** Makes accounts and API keys through the public REST API, as a person in a browser would. */
public final class Registration {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final URI address;
  private final HttpClient http;

  public Registration(URI address, HttpClient http) {
    this.address = address;
    this.http = http;
  }

  /** Registers the account and returns a new API key of it; fails when the address is taken. */
  public String register(String email, String password) throws InterruptedException {
    var account = JSON.createObjectNode().put("email", email).put("password", password);
    return newKey(post("/api/session/register", account, ""));
  }

  /**
   * Logs in and returns a new API key of the account; fails when the server does not know these
   * two.
   */
  public String logIn(String email, String password) throws InterruptedException {
    return newKey(
        post(
            "/api/session",
            JSON.createObjectNode().put("email", email).put("password", password),
            ""));
  }

  /** Whether the server accepts the key. */
  public boolean accepts(String apiKey) throws InterruptedException {
    var request = request("/api/session").header("Authorization", "Bearer " + apiKey).GET().build();
    return send(request).statusCode() == 200;
  }

  private String newKey(HttpResponse<String> session) throws InterruptedException {
    var cookies =
        session.headers().allValues("set-cookie").stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .collect(Collectors.joining("; "));
    var answer = post("/api/keys", JSON.createObjectNode().put("name", "local stack"), cookies);
    return json(answer).path("secret").asText();
  }

  private HttpResponse<String> post(String path, JsonNode body, String cookies)
      throws InterruptedException {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .header("Origin", address.toString())
            .POST(BodyPublishers.ofString(body.toString()));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies);
    }
    var answer = send(request.build());
    if (answer.statusCode() / 100 != 2) {
      throw new StackFailure(
          "%s answered %d: %s"
              .formatted(path, answer.statusCode(), json(answer).path("detail").asText()));
    }
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(LIMIT)
        .header("Accept", "application/json");
  }

  private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException lost) {
      throw new StackFailure(address + " does not answer: " + lost.getMessage(), lost);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException notJson) {
      throw new StackFailure("the gateway answered something that is no JSON", notJson);
    }
  }
}
