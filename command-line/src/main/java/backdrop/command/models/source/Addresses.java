package backdrop.command.models.source;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Addresses on one server, which may itself stand below a path.
 *
 * @param server as configured, with or without a slash at its end
 */
record Addresses(URI server) {

  /**
   * The address of this path.
   *
   * @param path starts with a slash, not yet encoded
   * @param query names and values in turn, not yet encoded
   */
  URI of(String path, String... query) {
    String parts =
        Arrays.stream(path.split("/")).map(Addresses::encoded).collect(Collectors.joining("/"));
    StringBuilder address = new StringBuilder(server.toString().replaceFirst("/+$", ""));
    address.append(parts);
    for (int i = 0; i < query.length; i += 2) {
      address.append(i == 0 ? '?' : '&').append(query[i]).append('=').append(encoded(query[i + 1]));
    }
    return URI.create(address.toString());
  }

  /** As one part of a path, or as a value of a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
