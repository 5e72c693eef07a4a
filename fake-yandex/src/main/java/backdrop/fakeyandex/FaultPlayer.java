package backdrop.fakeyandex;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Answers with a fault. */
final class FaultPlayer {
  private static final Duration DRIP = Duration.ofSeconds(1);
  private static final String COMPLETION =
      """
      {"result":{"alternatives":[{"message":{"role":"assistant","text":"Ok"},\
      "status":"ALTERNATIVE_STATUS_FINAL"}]}}""";
  private static final String TRANSLATION = "{\"translations\":[{\"text\":\"a table\"}]}";

  private FaultPlayer() {}

  static void play(Fault fault, HttpExchange exchange, boolean generation) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] right = (generation ? COMPLETION : TRANSLATION).getBytes(StandardCharsets.UTF_8);
    switch (fault) {
      case Fault.Status status -> {
        status
            .retryAfter()
            .ifPresent(
                wait ->
                    exchange
                        .getResponseHeaders()
                        .set("Retry-After", Long.toString(wait.toSeconds())));
        FakeYandex.write(
            exchange, status.status(), FakeYandex.error(new Refusal(13, "failed"), generation));
      }
      case Fault.Drip() -> drip(exchange, right);
      case Fault.Truncated() ->
          FakeYandex.write(
              exchange,
              200,
              new String(Arrays.copyOf(right, right.length / 2), StandardCharsets.UTF_8));
      case Fault.ErrorWithStatus200() ->
          FakeYandex.write(
              exchange, 200, FakeYandex.error(new Refusal(13, "internal error"), generation));
      case Fault.Huge huge -> huge(exchange, huge.bytes());
      case Fault.HangUp() -> exchange.close();
    }
  }

  private static void drip(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      for (byte each : bytes) {
        out.write(each);
        out.flush();
        Thread.sleep(DRIP);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private static void huge(HttpExchange exchange, int size) throws IOException {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) ' ');
    bytes[0] = '{';
    bytes[size - 1] = '}';
    exchange.sendResponseHeaders(200, size);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
