package backdrop.command.models.source;

import backdrop.command.Refusal;
import backdrop.command.outbound.Download;
import backdrop.command.outbound.Fetch;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model of an MLflow registry, {@code models:/name/version} or {@code models:/name@alias}, over
 * its REST API 2.0. The artifacts come through the tracking server, which must hand them out itself
 * ({@code --serve-artifacts}, its default).
 */
public final class RegistrySource implements ModelSource {

  static final String SCHEME = "models:/";

  /** What the tracking server's answers mean. */
  public static final Map<Integer, String> HINTS =
      Map.of(
          401,
          "set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD",
          403,
          "these credentials give no access",
          404,
          "the registry has no such model, version or alias");

  private static final Pattern FORM =
      Pattern.compile("([^/@:]{1,200})(?:/(\\d{1,9})|@([\\w.-]{1,200}))");

  private static final String ARTIFACTS = "mlflow-artifacts:";
  private static final int DEEPEST = 4;
  private static final int MOST_FILES = 10_000;

  private final Fetch fetch;
  private final Addresses addresses;
  private final String name;
  private final String version;
  private final String root;

  /** Asks the registry which artifacts the model has. */
  public RegistrySource(String source, URI server, Fetch fetch) {
    Matcher form = FORM.matcher(source.substring(SCHEME.length()));
    if (!form.matches()) {
      throw new Refusal(
          "'%s' is no registered model: write models:/name/version or models:/name@alias"
              .formatted(source));
    }
    this.fetch = fetch;
    this.addresses = new Addresses(server);
    this.name = form.group(1);
    this.version = form.group(2) == null ? versionOf(form.group(3)) : form.group(2);
    this.root = root(source);
  }

  private String versionOf(String alias) {
    JsonNode found =
        fetch.json(
            addresses.of("/api/2.0/mlflow/registered-models/alias", "name", name, "alias", alias));
    String text = found.path("model_version").path("version").asText();
    if (!text.matches("\\d{1,9}")) {
      throw new Refusal("the registry names no version for %s@%s".formatted(name, alias));
    }
    return text;
  }

  /** Where the artifacts stand below the tracking server's artifact root. */
  private String root(String source) {
    JsonNode found =
        fetch.json(
            addresses.of(
                "/api/2.0/mlflow/model-versions/get-download-uri",
                "name",
                name,
                "version",
                version));
    String uri = found.path("artifact_uri").asText();
    if (!uri.startsWith(ARTIFACTS)) {
      throw new Refusal(
          "%s lies at %s, which its server does not hand out: fetch it and import the folder"
              .formatted(source, uri.replaceFirst("(?<=://)[^/]*@", "").replaceFirst("\\?.*", "")));
    }
    String path = uri.substring(ARTIFACTS.length());
    // Two slashes begin a host; the server that was configured is asked all the same.
    String inside = path.startsWith("//") ? path.replaceFirst("^//[^/]*", "") : path;
    return SourceFile.of(inside.replaceAll("^/+|/+$", ""), 0).path();
  }

  @Override
  public String origin() {
    return SCHEME + name + "/" + version;
  }

  @Override
  public String suggestedName() {
    return name;
  }

  @Override
  public Optional<String> license() {
    return Optional.empty();
  }

  @Override
  public List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    list("", 0, files);
    return files;
  }

  private void list(String folder, int depth, List<SourceFile> files) {
    String path = folder.isEmpty() ? root : root + "/" + folder;
    JsonNode answer = fetch.json(addresses.of("/api/2.0/mlflow-artifacts/artifacts", "path", path));
    for (JsonNode entry : answer.path("files")) {
      String inside = (folder.isEmpty() ? "" : folder + "/") + entry.path("path").asText();
      if (!entry.path("is_dir").asBoolean()) {
        // 64-bit numbers are strings in the JSON form of protobuf, numbers in MLflow's own.
        files.add(SourceFile.of(inside, entry.path("file_size").asLong(-1)));
      } else if (depth < DEEPEST) {
        list(SourceFile.of(inside, 0).path(), depth + 1, files);
      }
      if (files.size() > MOST_FILES) {
        throw new Refusal("%s holds more than %d files".formatted(origin(), MOST_FILES));
      }
    }
  }

  @Override
  public void copy(List<Pick> picks, Path into, Progress progress) throws IOException {
    for (Pick pick : picks) {
      progress.file(pick);
      Path target = into.resolve(pick.target());
      if (Files.exists(target)) {
        progress.bytes(pick.file().bytes());
        continue;
      }
      URI address =
          addresses.of("/api/2.0/mlflow-artifacts/artifacts/" + root + "/" + pick.file().path());
      fetch.file(address, new Download.Wanted(target, pick.file().bytes(), progress::bytes));
    }
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public void close() {}
}
