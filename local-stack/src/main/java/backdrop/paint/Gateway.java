package backdrop.paint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/**
 * The public REST API, as far as one painting needs it; every refusal becomes a {@link
 * PaintFailure}.
 */
final class Gateway {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int UNAVAILABLE = 503;

  private final Destination destination;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  Gateway(Destination destination) {
    this.destination = destination;
  }

  /** Keeps the photo on the server, and its mask where one is given. */
  JsonNode addPhoto(PaintOptions options) throws InterruptedException {
    var form =
        new Multipart()
            .file(
                "photo", name(options.photo()), mediaType(options.photo()), read(options.photo()));
    options.mask().ifPresent(mask -> form.file("mask", name(mask), "image/png", read(mask)));
    return json(request("/api/photos").header("Content-Type", form.contentType()).POST(form.body()))
        .path("photo");
  }

  /** Starts one generation; the key makes it safe to ask again when an answer is lost. */
  JsonNode start(PaintOptions options, String photoId, UUID idempotencyKey)
      throws InterruptedException {
    var wanted = JSON.createObjectNode().put("photoId", photoId);
    options.scene().ifPresent(scene -> wanted.put("scene", scene));
    options.style().ifPresent(style -> wanted.put("styleId", style));
    options.count().ifPresent(count -> wanted.put("count", count));
    options.seed().ifPresent(seed -> wanted.put("seed", seed));
    options.steps().ifPresent(steps -> wanted.put("steps", steps));
    if (options.weights()) {
      wanted.put("promptSyntax", "weighted");
    }
    options.layout().addTo(wanted);
    PaintOptions.File file = options.file();
    file.market().ifPresent(market -> wanted.put("presetId", market));
    file.format().ifPresent(format -> wanted.put("format", format));
    file.quality().ifPresent(quality -> wanted.put("quality", quality));
    file.maxBytes().ifPresent(maxBytes -> wanted.put("maxBytes", maxBytes));
    if (file.cutOut()) {
      wanted.put("transparent", true);
    }
    options
        .size()
        .ifPresent(
            size ->
                wanted.putObject("size").put("width", size.width()).put("height", size.height()));
    var request =
        request("/api/generations")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey.toString())
            .POST(BodyPublishers.ofString(wanted.toString()));
    return json(request).path("generation");
  }

  /** Asks the server to stop painting; asking again changes nothing. */
  void cancel(String generationId) throws InterruptedException {
    json(
        request("/api/generations/" + generationId + "/cancellation")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}")));
  }

  /** The bytes of one finished picture. */
  byte[] image(String link) throws InterruptedException {
    return send(request(link).GET());
  }

  /** The events of a generation from now on; the caller closes the stream. */
  InputStream events(String generationId) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                destination.address().resolve("/api/generations/" + generationId + "/events"))
            .header("Authorization", "Bearer " + destination.apiKey())
            .header("Accept", "text/event-stream")
            .build();
    var answer = http.send(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      try (var body = answer.body()) {
        var words = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        if (answer.statusCode() == UNAVAILABLE) {
          throw new IOException(words);
        }
        throw Problem.of(answer.statusCode(), words);
      }
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(destination.address().resolve(path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + destination.apiKey())
        .header("Accept", "application/json, image/*");
  }

  private JsonNode json(HttpRequest.Builder request) throws InterruptedException {
    try {
      return JSON.readTree(send(request));
    } catch (IOException notJson) {
      throw new PaintFailure(destination.address() + " answers, but not as Backdrop does", notJson);
    }
  }

  /** Asks again when an answer is lost or a service is away for a moment: every call allows it. */
  private byte[] send(HttpRequest.Builder request) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 == 2) {
          return answer.body();
        }
        if (answer.statusCode() != UNAVAILABLE || attempt == ATTEMPTS) {
          throw Problem.of(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        }
      } catch (IOException lost) {
        if (lost instanceof ConnectException || attempt == ATTEMPTS) {
          throw unreachable(lost);
        }
      }
      Thread.sleep(PAUSE.multipliedBy(attempt));
    }
  }

  private PaintFailure unreachable(IOException lost) {
    var words =
        lost instanceof ConnectException
            ? "nothing answers at " + destination.address() + ": start Backdrop with ./backdrop up"
            : "the connection to " + destination.address() + " was lost: " + lost.getMessage();
    return new PaintFailure(words, lost);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new PaintFailure(
          "cannot read " + file + (Files.exists(file) ? "" : ": there is no such file"),
          unreadable);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String mediaType(Path file) {
    var name = name(file).toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return "image/png";
    }
    return name.endsWith(".webp") ? "image/webp" : "image/jpeg";
  }
}
