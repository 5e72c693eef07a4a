package backdrop.command.models.source;

import backdrop.command.outbound.WebServer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Speaks the part of the Hugging Face Hub's REST API that an import needs, and nothing more: file
 * lists with sizes, and files, the large ones by sending on to another server that wants no token.
 */
public final class FakeHub implements AutoCloseable {

  public static final String TOKEN = "hf_secret";
  public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private static final Set<String> REVISIONS = Set.of("main", "refs%2Fpr%2F1", COMMIT);

  private record Stored(byte[] content, String announcedSha256, boolean large) {}

  private final Map<String, Stored> files = new LinkedHashMap<>();
  private final WebServer hub;
  private final WebServer store;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int most = Integer.MAX_VALUE;
  private volatile boolean dead;

  public FakeHub() throws IOException {
    hub = new WebServer(this::answer);
    store = new WebServer(this::hand);
  }

  /** A file that the Hub keeps itself. */
  public FakeHub small(String path, String content) {
    return put(path, content.getBytes(StandardCharsets.UTF_8), false);
  }

  /** A file in large file storage, with a digest. */
  public FakeHub large(String path, String content) {
    return put(path, content.getBytes(StandardCharsets.UTF_8), true);
  }

  /** All files of a folder; networks are large. */
  public FakeHub folder(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString();
        put(path, Files.readAllBytes(file), path.endsWith(".onnx"));
      }
    }
    return this;
  }

  private FakeHub put(String path, byte[] content, boolean large) {
    files.put(path, new Stored(content, sha256(content), large));
    return this;
  }

  /** Makes the large file another one of the same size than was announced. */
  public FakeHub swap(String path) {
    Stored stored = files.get(path);
    byte[] other = stored.content().clone();
    other[0] ^= 1;
    files.put(path, new Stored(other, stored.announcedSha256(), true));
    return this;
  }

  /**
   * Breaks every transfer of a large file after so many bytes; at its first byte, if later parts.
   */
  public void breakAfter(int bytes) {
    most = bytes;
  }

  /** Whether a broken transfer stays open, as when a network goes dead. */
  public void stall(boolean stalls) {
    dead = stalls;
  }

  public URI address() {
    return hub.address();
  }

  public List<WebServer.Asked> asked() {
    return hub.asked();
  }

  /** The server with the large files. */
  public WebServer store() {
    return store;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String query = exchange.getRequestURI().getRawQuery();
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      WebServer.answer(exchange, 401, "{\"error\":\"Repository not found\"}");
    } else if (path.startsWith("/api/models/org/repo/revision/") && "blobs=true".equals(query)) {
      String revision = path.substring("/api/models/org/repo/revision/".length());
      boolean known = REVISIONS.contains(revision);
      WebServer.answer(exchange, known ? 200 : 404, known ? info() : "{\"error\":\"Invalid rev\"}");
    } else if (path.startsWith("/org/repo/resolve/" + COMMIT + "/")) {
      resolve(exchange, path.substring(("/org/repo/resolve/" + COMMIT + "/").length()));
    } else {
      WebServer.answer(exchange, 404, "{\"error\":\"not found\"}");
    }
  }

  private void resolve(HttpExchange exchange, String path) throws IOException {
    Stored stored = files.get(path);
    if (stored == null) {
      WebServer.answer(exchange, 404, "Entry not found");
    } else if (stored.large()) {
      WebServer.redirect(exchange, store.address() + "/blobs/" + path + "?X-Amz-Signature=s");
    } else {
      WebServer.file(exchange, stored.content(), "\"small\"", Integer.MAX_VALUE);
    }
  }

  private void hand(HttpExchange exchange) throws IOException {
    boolean signed = "X-Amz-Signature=s".equals(exchange.getRequestURI().getRawQuery());
    Stored stored = files.get(exchange.getRequestURI().getPath().substring("/blobs/".length()));
    if (!signed || exchange.getRequestHeaders().containsKey("Authorization")) {
      WebServer.answer(exchange, 400, "only one way to authorise is allowed");
    } else {
      boolean later = exchange.getRequestHeaders().containsKey("Range");
      WebServer.file(
          exchange,
          stored.content(),
          "\"large\"",
          later && most < stored.content().length ? 0 : most);
      if (dead) {
        awaitClose();
      }
    }
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String info() {
    ObjectNode info = new ObjectMapper().createObjectNode();
    info.put("id", "org/repo").put("sha", COMMIT);
    info.putObject("cardData").put("license", "openrail");
    files.forEach(
        (path, stored) -> {
          ObjectNode sibling = info.withArray("siblings").addObject();
          sibling.put("rfilename", path).put("blobId", "b").put("size", stored.content().length);
          if (stored.large()) {
            sibling
                .putObject("lfs")
                .put("sha256", stored.announcedSha256())
                .put("size", stored.content().length)
                .put("pointerSize", 134);
          }
        });
    return info.toString();
  }

  static String sha256(String content) {
    return sha256(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    hub.close();
    store.close();
  }
}
