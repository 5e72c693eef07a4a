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
 * A repository of the Hugging Face Hub, {@code hf://org/repository@revision}: a commit, a branch or
 * a tag, {@code main} if none is given. The files are those of one commit, which stands in the
 * origin, even if the branch moves meanwhile.
 */
public final class HubSource implements ModelSource {

  static final String SCHEME = "hf://";

  /** What the Hub's answers mean. */
  public static final Map<Integer, String> HINTS =
      Map.of(
          401, "there is no such repository, or it is private or gated: set HF_TOKEN",
          403, "HF_TOKEN gives no access; gated models want their terms accepted on the website",
          404, "there is no such repository, revision or file");

  private static final Pattern FORM =
      Pattern.compile("([\\w.-]{1,96})/([\\w.-]{1,96})(?:@([\\w./-]{1,200}))?");

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private final Fetch fetch;
  private final Addresses addresses;
  private final String repository;
  private final String name;
  private final JsonNode info;
  private final String commit;

  /** Asks the Hub about the repository. */
  public HubSource(String source, URI server, Fetch fetch) {
    Matcher form = FORM.matcher(source.substring(SCHEME.length()));
    if (!form.matches()) {
      throw new Refusal(
          "'%s' is no repository: write hf://organisation/repository@revision".formatted(source));
    }
    this.fetch = fetch;
    this.addresses = new Addresses(server);
    this.repository = form.group(1) + "/" + form.group(2);
    this.name = form.group(2);
    String revision = Optional.ofNullable(form.group(3)).orElse("main");
    this.info =
        fetch.json(
            URI.create(
                "%s/%s?blobs=true"
                    .formatted(
                        addresses.of("/api/models/%s/revision".formatted(repository)),
                        Addresses.encoded(revision))));
    this.commit = info.path("sha").asText();
    if (!COMMIT.matcher(commit).matches()) {
      throw new Refusal("the Hub names no commit for " + source);
    }
  }

  @Override
  public String origin() {
    return SCHEME + repository + "@" + commit;
  }

  @Override
  public String suggestedName() {
    return name;
  }

  @Override
  public Optional<String> license() {
    JsonNode license = info.path("cardData").path("license");
    return license.isTextual() ? Optional.of(license.textValue()) : Optional.empty();
  }

  @Override
  public List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    for (JsonNode sibling : info.path("siblings")) {
      String path = sibling.path("rfilename").asText();
      JsonNode lfs = sibling.path("lfs");
      JsonNode size = lfs.path("size").isIntegralNumber() ? lfs.path("size") : sibling.path("size");
      if (!size.isIntegralNumber()) {
        throw new Refusal("the Hub does not say how large %s is".formatted(path));
      }
      Optional<String> sha256 =
          Optional.of(lfs.path("sha256")).filter(JsonNode::isTextual).map(JsonNode::textValue);
      files.add(new SourceFile(path, size.longValue(), sha256));
    }
    return files;
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
      // Through the Hub each time: the addresses that it sends on to are valid for minutes.
      URI address =
          addresses.of("/%s/resolve/%s/%s".formatted(repository, commit, pick.file().path()));
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
