package backdrop.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServerEventsTest {
  private static ServerEvents events(String text) {
    return new ServerEvents(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Duration.ofSeconds(10));
  }

  @Test
  void readTypeAndData() throws InterruptedException {
    try (var events = events("retry: 3000\n\nid: 1\nevent: progress\ndata: {\"step\":1}\n\n")) {
      assertEquals(Optional.of(new ServerEvents.Event("progress", "{\"step\":1}")), events.next());
    }
  }

  @Test
  void joinDataOfSeveralLines() throws InterruptedException {
    try (var events = events("data: one\ndata:two\n\n")) {
      assertEquals(Optional.of(new ServerEvents.Event("message", "one\ntwo")), events.next());
    }
  }

  @Test
  void passOverComments() throws InterruptedException {
    try (var events = events(": ping\n\n: ping\n\nevent: finished\ndata: {}\n\n")) {
      assertEquals(Optional.of(new ServerEvents.Event("finished", "{}")), events.next());
    }
  }

  @Test
  void endWithTheStreamEvenInsideAnEvent() throws InterruptedException {
    try (var events = events("event: finished\ndata: {\"half")) {
      assertEquals(Optional.empty(), events.next());
    }
  }

  @Test
  void endWhenTheServerFallsSilent() throws InterruptedException, IOException {
    try (var server = new PipedOutputStream();
        var events = new ServerEvents(new PipedInputStream(server), Duration.ofMillis(50))) {
      assertEquals(Optional.empty(), events.next());
    }
  }
}
