package backdrop.e2e;

import static org.awaitility.Awaitility.await;

import backdrop.local.LocalStack;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Somebody with an account, who does what the public API lets people do. */
final class Person {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Long enough for one generation of a test on a busy machine. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private final URI address;
  private final String apiKey;

  private Person(URI address, String apiKey) {
    this.address = address;
    this.apiKey = apiKey;
  }

  /** Registers somebody new. */
  static Person joins(LocalStack stack) throws InterruptedException {
    var email = "person-" + UUID.randomUUID() + "@backdrop.example";
    var password = UUID.randomUUID().toString();
    return new Person(stack.address(), stack.registration().register(email, password));
  }

  /** The same gateway, called with another token or with none ({@code ""}). */
  static Person withToken(LocalStack stack, String token) {
    return new Person(stack.address(), token);
  }

  String apiKey() {
    return apiKey;
  }

  /** Uploads a photo and returns its id. */
  String adds(byte[] photo, String fileName) {
    return upload(photo, fileName).succeeded().json().path("photo").path("photoId").asText();
  }

  Reply upload(byte[] photo, String fileName) {
    return form("POST", "/api/photos", "photo", fileName, photo);
  }

  /** One part of a form; without a file name it is a field. */
  record Part(String name, String fileName, String type, byte[] content) {
    static Part file(String name, byte[] content) {
      return new Part(name, name + ".png", "application/octet-stream", content);
    }

    static Part json(String name, JsonNode document) {
      var text = document.toString().getBytes(StandardCharsets.UTF_8);
      return new Part(name, "", "application/json", text);
    }

    private byte[] head() {
      var file = fileName.isEmpty() ? "" : "; filename=\"" + fileName + "\"";
      return ("Content-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: %s\r\n\r\n")
          .formatted(name, file, type)
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  Reply form(String method, String path, String part, String fileName, byte[] content) {
    return form(method, path, new Part(part, fileName, "application/octet-stream", content));
  }

  Reply form(String method, String path, Part... parts) {
    var boundary = "e2e-" + UUID.randomUUID();
    var body = new ByteArrayOutputStream();
    for (var part : parts) {
      body.writeBytes(("--" + boundary + "\r\n").getBytes(StandardCharsets.UTF_8));
      body.writeBytes(part.head());
      body.writeBytes(part.content());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .method(method, BodyPublishers.ofByteArray(body.toByteArray())));
  }

  /** A small quick painting of the photo, to be changed by the test where that matters. */
  static ObjectNode painting(String photoId) {
    var wanted =
        JSON.createObjectNode()
            .put("photoId", photoId)
            .put("scene", "on a light oak table, soft morning light")
            .put("styleId", "minimalistic")
            .put("count", 1)
            .put("seed", 7)
            .put("steps", 3);
    wanted.putObject("size").put("width", 256).put("height", 256);
    return wanted;
  }

  /** The product on pure white without a shadow: ready at once, since nothing is painted. */
  static ObjectNode plain(String photoId, int width, int height) {
    var wanted = JSON.createObjectNode().put("photoId", photoId).put("count", 1);
    wanted.put("background", "white").putObject("shadow").put("mode", "none");
    wanted.putObject("size").put("width", width).put("height", height);
    return wanted;
  }

  /** Starts painting and returns the generation's id. */
  String paints(ObjectNode wanted) {
    return start(wanted, UUID.randomUUID().toString())
        .succeeded()
        .json()
        .path("generation")
        .path("generationId")
        .asText();
  }

  Reply start(JsonNode wanted, String idempotencyKey) {
    return send(
        request("/api/generations")
            .header("Idempotency-Key", idempotencyKey)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(wanted.toString())));
  }

  JsonNode generation(String id) {
    return get("/api/generations/" + id).succeeded().json().path("generation");
  }

  /** The generation once it has ended. */
  JsonNode awaitsEnd(String id) {
    return await("the end of generation " + id)
        .atMost(PATIENCE)
        .until(() -> generation(id), Person::isOver);
  }

  /** The only image of a generation that must succeed. */
  JsonNode finishes(ObjectNode wanted) {
    var generation = awaitsEnd(paints(wanted));
    if (!generation.path("state").asText().equals("succeeded")) {
      throw new AssertionError("expected a picture, got " + generation);
    }
    return generation.path("images").path(0);
  }

  /** The file of an image. */
  byte[] file(JsonNode image) {
    return get(image.at("/links/image").asText()).succeeded().body();
  }

  /** The generation once its first step is done; it must be long enough not to be over by then. */
  JsonNode awaitsFirstStep(String id) {
    var running =
        await("the first step of generation " + id)
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(50))
            .until(() -> generation(id), seen -> isUnderWay(seen) || isOver(seen));
    if (isOver(running)) {
      throw new AssertionError("over before its first step was seen: " + running);
    }
    return running;
  }

  private static boolean isUnderWay(JsonNode generation) {
    return generation.at("/progress/step").asInt() > 0;
  }

  private static boolean isOver(JsonNode generation) {
    return !generation.path("finishedAt").isNull();
  }

  /** The records of a generation in the library, once there is one at least. */
  List<JsonNode> awaitsRecords(String generationId) {
    return await("the record of generation " + generationId)
        .atMost(PATIENCE)
        .until(() -> records(generationId), records -> !records.isEmpty());
  }

  List<JsonNode> records(String generationId) {
    var items = get("/api/records?limit=100").succeeded().json().path("items");
    return items.valueStream().filter(record -> isOf(generationId, record)).toList();
  }

  private static boolean isOf(String generationId, JsonNode record) {
    return record.at("/generation/generationId").asText().equals(generationId);
  }

  /** One server-sent event. */
  record Event(String type, JsonNode data) {}

  /** Watches a generation until the server closes the stream. */
  List<Event> watches(String generationId) throws IOException {
    return watches(generationId, event -> {});
  }

  /** The same, telling of each event as it comes. */
  List<Event> watches(String generationId, Consumer<Event> seen) throws IOException {
    var request = request("/api/generations/" + generationId + "/events?previews=true").build();
    var events = new ArrayList<Event>();
    var answer =
        await("events of " + generationId)
            .atMost(PATIENCE)
            .pollDelay(Duration.ZERO)
            .until(
                () -> HTTP.send(request, BodyHandlers.ofLines()),
                response -> response.statusCode() == 200);
    try (Stream<String> lines = answer.body()) {
      var type = "";
      for (var line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("event:")) {
          type = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
          events.add(new Event(type, JSON.readTree(line.substring("data:".length()))));
          seen.accept(events.getLast());
        }
      }
    }
    return events;
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  Reply delete(String path) {
    return send(request(path).DELETE());
  }

  Reply post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Reply patch(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    return apiKey.isEmpty() ? request : request.header("Authorization", "Bearer " + apiKey);
  }

  /** Tries again while a service is away, as the answer 503 asks clients to. */
  private static Reply send(HttpRequest.Builder request) {
    var call = request.build();
    return await("an answer other than 503 to " + call)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> Reply.of(HTTP.send(call, BodyHandlers.ofByteArray())), Reply::isFinal);
  }
}
