package backdrop.command.models.source;

import backdrop.command.Refusal;
import backdrop.command.Surroundings;
import backdrop.command.outbound.Fetch;
import backdrop.command.outbound.OutboundRules;
import backdrop.command.outbound.Pause;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens what the user names as a source; addresses and secrets come from the environment. */
public final class Sources {

  private static final URI HUB = URI.create("https://huggingface.co");

  private final Surroundings surroundings;
  private final Pause pause;

  public Sources(Surroundings surroundings, Pause pause) {
    this.surroundings = surroundings;
    this.pause = pause;
  }

  /** Opens a folder, an archive, {@code hf://...} or {@code models:/...}. */
  public ModelSource open(String source) {
    if (source.startsWith(HubSource.SCHEME)) {
      URI server = surroundings.variable("HF_ENDPOINT").map(this::server).orElse(HUB);
      return new HubSource(source, server, fetch(server, hubHeaders(), HubSource.HINTS));
    }
    if (source.startsWith(RegistrySource.SCHEME)) {
      URI server =
          surroundings
              .variable("MLFLOW_TRACKING_URI")
              .map(this::server)
              .orElseThrow(() -> new Refusal("set MLFLOW_TRACKING_URI to the registry's address"));
      return new RegistrySource(
          source, server, fetch(server, registryHeaders(), RegistrySource.HINTS));
    }
    if (source.matches("[a-z0-9+]{2,}://.*")) {
      throw new Refusal(
          "'%s' is no source: give a folder, an archive, hf://... or models:/..."
              .formatted(source));
    }
    return onThisMachine(Path.of(source));
  }

  private static ModelSource onThisMachine(Path path) {
    if (Files.isDirectory(path)) {
      return new FolderSource(path);
    }
    if (!Files.isRegularFile(path)) {
      throw new Refusal("there is neither a folder nor a file " + path);
    }
    return Archives.open(path)
        .orElseThrow(
            () ->
                new Refusal(path + " is no archive: it should end in .zip, .tar, .tar.gz or .tgz"));
  }

  private Fetch fetch(URI server, Map<String, String> headers, Map<Integer, String> hints) {
    Set<String> allowed =
        surroundings.variable(OutboundRules.VARIABLE).stream()
            .flatMap(names -> Arrays.stream(names.split("[,\\s]+")))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return new Fetch(new OutboundRules(server, allowed), headers, hints, pause);
  }

  private Map<String, String> hubHeaders() {
    return surroundings.variable("HF_TOKEN").map(Sources::bearer).orElse(Map.of());
  }

  private Map<String, String> registryHeaders() {
    Map<String, String> headers = new HashMap<>();
    Optional<String> user = surroundings.variable("MLFLOW_TRACKING_USERNAME");
    if (user.isPresent()) {
      String pair = user.get() + ":" + surroundings.variable("MLFLOW_TRACKING_PASSWORD").orElse("");
      byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
      headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    } else {
      surroundings
          .variable("MLFLOW_TRACKING_TOKEN")
          .map(Sources::bearer)
          .ifPresent(headers::putAll);
    }
    return headers;
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token.strip());
  }

  private URI server(String text) {
    try {
      URI uri = URI.create(text.strip());
      if (uri.getHost() != null
          && uri.getRawUserInfo() == null
          && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for an address of another kind.
    }
    throw new Refusal(
        "a server's address must be like https://host or http://host:5000, without a"
            + " password in it");
  }
}
