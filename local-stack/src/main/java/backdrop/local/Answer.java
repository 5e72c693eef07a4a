package backdrop.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a process says when it is asked whether it can serve. */
record Answer(boolean ready, String body) {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  /** Asks once; a process that does not answer is not ready. */
  static Answer of(HttpClient http, URI address) throws InterruptedException {
    try {
      var response =
          http.send(
              HttpRequest.newBuilder(address).timeout(LIMIT).build(),
              HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode() == 200, response.body());
    } catch (IOException silent) {
      return new Answer(false, "");
    }
  }
}
