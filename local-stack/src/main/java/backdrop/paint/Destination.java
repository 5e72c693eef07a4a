package backdrop.paint;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where to paint, and the API key that lets us. */
record Destination(URI address, String apiKey) {

  /**
   * {@code BACKDROP_URL} with {@code BACKDROP_API_KEY}, else the stack that runs in the home folder
   * with the key of its local account.
   */
  static Destination find(Map<String, String> environment, Path home) {
    var address =
        Optional.ofNullable(environment.get("BACKDROP_URL"))
            .or(() -> read(home.resolve("ready")))
            .orElseThrow(
                () ->
                    new PaintFailure(
                        "Backdrop does not run here: start it with ./backdrop up, or set BACKDROP_URL"));
    var apiKey =
        Optional.ofNullable(environment.get("BACKDROP_API_KEY"))
            .or(
                () ->
                    environment.containsKey("BACKDROP_URL")
                        ? Optional.empty()
                        : read(home.resolve("api-key")))
            .orElseThrow(
                () ->
                    new PaintFailure(
                        "set BACKDROP_API_KEY to an API key of your account at " + address));
    return new Destination(address(address), apiKey);
  }

  private static URI address(String text) {
    try {
      var address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below, as for an address without a host.
    }
    throw new PaintFailure(
        "BACKDROP_URL is no address: '" + text + "' (for example http://localhost:8080)");
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
