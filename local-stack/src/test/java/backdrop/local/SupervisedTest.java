package backdrop.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisedTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private HttpServer health;
  private volatile int status = 200;

  @BeforeEach
  void answerHealthChecks() throws IOException {
    health = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    health.createContext(
        "/ready",
        exchange -> {
          var answer =
              "{\"checks\":[{\"name\":\"model\",\"status\":\"DOWN\",\"data\":{\"reason\":\"still loading\"}}]}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    health.start();
  }

  @AfterEach
  void stopAnswering() {
    health.stop(0);
  }

  private Supervised supervised(String script) {
    var launch =
        new Launch(
            "sample",
            folder,
            List.of("/bin/sh", "-c", script),
            Map.of(),
            folder.resolve("sample.log"),
            URI.create("http://127.0.0.1:" + health.getAddress().getPort() + "/ready"));
    var console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false);
    return new Supervised(
        launch, new ChildRecords(folder.resolve("children")), HttpClient.newHttpClient(), console);
  }

  @Test
  void startsAProcessAgainThatWasKilled() throws InterruptedException {
    var process = supervised("exec sleep 600");
    process.start();
    process.awaitReady(LIMIT);
    var first = process.child();
    first.kill();
    await().atMost(LIMIT).untilAsserted(() -> assertNotEquals(first, process.child()));
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertTrue(said.toString(StandardCharsets.UTF_8).contains("status 137")));
    process.stop();
    process.awaitStopped();
  }

  @Test
  void leavesAStoppedProcessAlone() throws InterruptedException {
    var process = supervised("exec sleep 600");
    process.start();
    process.awaitReady(LIMIT);
    process.stop();
    process.awaitStopped();
    assertFalse(process.isAlive());
    assertTrue(said.toString(StandardCharsets.UTF_8).isEmpty());
  }

  @Test
  void tellsWhyAProcessDidNotStart() {
    status = 503;
    var process = supervised("echo '{\"level\":\"ERROR\",\"message\":\"no model here\"}'; exit 3");
    process.start();
    var failure = assertThrows(StackFailure.class, () -> process.awaitReady(LIMIT));
    assertTrue(
        failure.getMessage().contains("sample did not start: no model here"), failure.getMessage());
  }

  @Test
  void tellsWhatAProcessStillWaitsFor() throws InterruptedException {
    status = 503;
    var process = supervised("exec sleep 600");
    process.start();
    var failure =
        assertThrows(StackFailure.class, () -> process.awaitReady(Duration.ofMillis(300)));
    assertTrue(failure.getMessage().contains("model: still loading"), failure.getMessage());
    process.stop();
    process.awaitStopped();
  }
}
