package backdrop.paint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Follows one generation to its end, through lost connections and restarts of the server. */
final class Watch {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The server sends a comment every 15 seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Gateway gateway;
  private final Progress progress;
  private Instant lastContact = Instant.now();

  Watch(Gateway gateway, Progress progress) {
    this.gateway = gateway;
    this.progress = progress;
  }

  /**
   * The generation in its final state; fails when the server cannot be reached for three minutes.
   */
  JsonNode untilFinished(JsonNode started) throws InterruptedException {
    var id = started.path("generationId").asText();
    progress.show(started);
    while (true) {
      var finished = follow(id);
      if (finished.isPresent()) {
        progress.show(finished.get());
        return finished.get();
      }
      if (Duration.between(lastContact, Instant.now()).compareTo(PATIENCE) > 0) {
        throw new PaintFailure(
            "the server has been silent for three minutes; generation " + id + " may still finish");
      }
      progress.lost();
      Thread.sleep(PAUSE);
    }
  }

  /** Nothing when the stream ends before the generation does. */
  private Optional<JsonNode> follow(String id) throws InterruptedException {
    try (var events = new ServerEvents(gateway.events(id), SILENCE)) {
      for (var event = events.next(); event.isPresent(); event = events.next()) {
        lastContact = Instant.now();
        var data = JSON.readTree(event.get().data());
        switch (event.get().type()) {
          case "finished" -> {
            return Optional.of(data);
          }
          case "snapshot" -> progress.show(data);
          case "progress" -> progress.advance(data);
          case "error" -> {
            if (data.path("status").asInt() < 500) {
              throw Problem.of(data);
            }
          }
          default -> {}
        }
      }
    } catch (JsonProcessingException cutOff) {
      // The connection broke inside an event.
    } catch (IOException lost) {
      // Reconnecting begins with a snapshot, so nothing is missed.
    }
    return Optional.empty();
  }
}
