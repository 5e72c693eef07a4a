package backdrop.fakeyandex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Yandex of one's own on 127.0.0.1. It answers what the real one would, by the words in the
 * request (see the constants), and plays faults in turn where some were {@link #play queued}. Safe
 * for many threads; {@link #close()} ends it.
 */
public final class FakeYandex implements AutoCloseable {
  /** In a text: the provider is over quota. */
  public static final String OVER_QUOTA = "QUOTA";

  /** In a prompt: the answer is stopped by the content filter, with HTTP 200. */
  public static final String FILTERED = "FILTER";

  /** In a prompt: the answer ends in the middle, for want of tokens. */
  public static final String CUT_OFF = "CUTOFF";

  /** In a prompt: the answer is no JSON. */
  public static final String NONSENSE = "NONSENSE";

  /** Issuer's address in JWTs, whatever address the fake itself has. */
  public static final String IAM_AUDIENCE = "https://iam.api.cloud.yandex.net/iam/v1/tokens";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String apiKey;
  private final IamDesk iam;
  private final Deque<Fault> faults = new ConcurrentLinkedDeque<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile @Nullable Fault always;

  private FakeYandex(HttpServer server, String apiKey, String folderId, Clock clock) {
    this.server = server;
    this.apiKey = apiKey;
    this.iam = new IamDesk(clock, Duration.ofHours(12));
    var completions = new Completions(folderId);
    var texts = new TextDesk();
    var quotas = new Quotas(System::nanoTime);
    serve(
        "/foundationModels/v1/completion",
        true,
        request -> {
          try (var _ = quotas.generation()) {
            return completions.complete(request);
          }
        });
    serve("/foundationModels/v1/tokenize", false, completions::tokenize);
    limited("/translate/v2/translate", quotas, texts::translate);
    limited("/translate/v2/detect", quotas, texts::detect);
    limited("/translate/v2/languages", quotas, texts::languages);
    server.createContext(
        "/iam/v1/tokens",
        exchange -> answer(exchange, false, request -> iam.token(request, IAM_AUDIENCE)));
    server.createContext("/ready", exchange -> write(exchange, 200, "{}"));
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Starts on 127.0.0.1.
   *
   * @param port 0 means any free one
   * @param apiKey the key that is let in
   * @param folderId the folder that the key belongs to
   * @throws IOException if the port is taken
   */
  public static FakeYandex start(int port, String apiKey, String folderId) throws IOException {
    return start(port, apiKey, folderId, Clock.systemUTC());
  }

  /** As {@link #start(int, String, String)}, with a clock by which JWTs and tokens expire. */
  public static FakeYandex start(int port, String apiKey, String folderId, Clock clock)
      throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new FakeYandex(HttpServer.create(address, 128), apiKey, folderId, clock);
  }

  /** Where it listens; all methods of all of Yandex's hosts are here. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Lets a service account exchange JWTs for tokens. */
  public void trust(String accountId, String keyId, PublicKey key) {
    iam.trust(new IamDesk.ServiceAccount(accountId, keyId, key));
  }

  /** Makes all IAM tokens given so far worthless. */
  public void expireTokens() {
    iam.expireAll();
  }

  /** How many IAM tokens were given. */
  public int tokensGiven() {
    return iam.issued();
  }

  /** Queues faults: each is played once, instead of the next answer other than an IAM token. */
  public void play(Fault... queued) {
    faults.addAll(List.of(queued));
  }

  /** Plays one fault at every call from now on; null ends that. */
  public void playAlways(@Nullable Fault fault) {
    always = fault;
  }

  /** Calls of methods that were answered so far, faults included, IAM's excluded. */
  public int calls() {
    return calls.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void limited(String path, Quotas quotas, Function<StrictJson, String> method) {
    serve(
        path,
        false,
        request -> {
          quotas.call(path);
          return method.apply(request);
        });
  }

  private void serve(String path, boolean generation, Function<StrictJson, String> method) {
    server.createContext(
        path,
        exchange -> {
          calls.incrementAndGet();
          Fault fault = always == null ? faults.poll() : always;
          if (fault == null) {
            answer(exchange, generation, request -> authorised(exchange, request, method));
          } else {
            FaultPlayer.play(fault, exchange, generation);
          }
        });
  }

  private String authorised(
      HttpExchange exchange, StrictJson request, Function<StrictJson, String> method) {
    Headers headers = exchange.getRequestHeaders();
    String authorization = String.valueOf(headers.getFirst("Authorization"));
    boolean known =
        authorization.equals("Api-Key " + apiKey)
            || (authorization.startsWith("Bearer ")
                && iam.knows(authorization.substring("Bearer ".length())));
    if (!known) {
      throw new Refusal(Refusal.UNAUTHENTICATED, "Unknown api key or expired token");
    }
    if (!"false".equals(headers.getFirst("x-data-logging-enabled"))) {
      throw new Refusal(Refusal.INVALID, "x-data-logging-enabled must be false");
    }
    try {
      UUID.fromString(String.valueOf(headers.getFirst("x-client-request-id")));
    } catch (IllegalArgumentException none) {
      throw new Refusal(Refusal.INVALID, "x-client-request-id must be a UUID");
    }
    return method.apply(request);
  }

  private static void answer(
      HttpExchange exchange, boolean generation, Function<StrictJson, String> method)
      throws IOException {
    try {
      if (!exchange.getRequestMethod().equals("POST")) {
        throw new Refusal(Refusal.INVALID, "only POST is answered");
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      write(exchange, 200, method.apply(new StrictJson(parsed(body), "request")));
    } catch (Refusal refusal) {
      write(exchange, refusal.httpStatus(), error(refusal, generation));
    }
  }

  private static JsonNode parsed(byte[] body) throws IOException {
    try {
      return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (JsonProcessingException broken) {
      throw new Refusal(Refusal.INVALID, "the body is no JSON");
    }
  }

  /** Completion wraps its errors, the other methods do not. */
  static String error(Refusal refusal, boolean generation) {
    String message = JSON.getNodeFactory().textNode(refusal.getMessage()).toString();
    return generation
        ? """
        {"error":{"grpcCode":%d,"httpCode":%d,"message":%s,"httpStatus":"Error","details":[]}}"""
            .formatted(refusal.grpcCode(), refusal.httpStatus(), message)
        : """
        {"code":%d,"message":%s,"details":[{"@type":"type.googleapis.com/google.rpc.RequestInfo",\
        "requestId":"%s"}]}"""
            .formatted(refusal.grpcCode(), message, UUID.randomUUID());
  }

  static void write(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
