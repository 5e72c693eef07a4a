package backdrop.command.outbound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.command.Refusal;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FetchTest {

  private static final byte[] FILE = new byte[100_000];
  private static final String TAG = "\"v1\"";

  static {
    new Random(1).nextBytes(FILE);
  }

  @TempDir Path temp;

  private final List<WebServer> servers = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final AtomicLong progress = new AtomicLong();

  @AfterEach
  void close() {
    servers.forEach(WebServer::close);
  }

  @Test
  void bringsAFile() throws IOException {
    WebServer server = server(exchange -> WebServer.file(exchange, FILE, TAG, FILE.length));

    download(server);

    assertArrayEquals(FILE, Files.readAllBytes(target()));
    assertEquals(FILE.length, progress.get());
    assertEquals(Set.of(target()), files());
  }

  @Test
  void goesOnWhereATransferBrokeOff() throws IOException {
    WebServer server = server(exchange -> WebServer.file(exchange, FILE, TAG, 30_000));

    download(server);

    assertArrayEquals(FILE, Files.readAllBytes(target()));
    assertEquals(
        List.of("", "bytes=30000-", "bytes=60000-", "bytes=90000-"),
        server.asked().stream().map(WebServer.Asked::range).toList());
    assertEquals(FILE.length, progress.get());
  }

  @Test
  void goesOnWhereAnEarlierProcessWasKilled() throws IOException {
    Files.write(temp.resolve("file.part"), Arrays.copyOf(FILE, 40_000));
    Files.writeString(temp.resolve("file.tag"), TAG);
    WebServer server = server(exchange -> WebServer.file(exchange, FILE, TAG, FILE.length));

    download(server);

    assertArrayEquals(FILE, Files.readAllBytes(target()));
    assertEquals("bytes=40000-", server.asked().getFirst().range());
  }

  @Test
  void startsAgainWhenTheFileChangedMeanwhile() throws IOException {
    Files.write(temp.resolve("file.part"), new byte[40_000]);
    Files.writeString(temp.resolve("file.tag"), "\"v0\"");
    WebServer server = server(exchange -> WebServer.file(exchange, FILE, TAG, FILE.length));

    download(server);

    assertArrayEquals(FILE, Files.readAllBytes(target()));
    assertEquals(FILE.length, progress.get());
  }

  @Test
  void givesUpOnATransferThatNeverGetsFurther() throws IOException {
    WebServer server =
        server(
            exchange -> {
              exchange.sendResponseHeaders(200, FILE.length);
              exchange.getResponseBody().write(FILE, 0, 10);
              exchange.getResponseBody().flush();
            });

    var failure = assertThrows(TransferFailure.class, () -> download(server));

    assertTrue(failure.getMessage().endsWith("5 times"), failure.getMessage());
    assertEquals(5, server.asked().size());
  }

  @Test
  void refusesMoreThanWasAnnounced() throws IOException {
    WebServer server =
        server(exchange -> WebServer.file(exchange, new byte[100_001], TAG, 100_001));

    var refusal = assertThrows(Refusal.class, () -> download(server));

    assertTrue(refusal.getMessage().contains("more than the 100000 bytes"), refusal.getMessage());
    assertFalse(Files.exists(target()));
  }

  @Test
  void refusesAPartThatWasNotAskedFor() throws IOException {
    Files.write(temp.resolve("file.part"), new byte[10]);
    Files.writeString(temp.resolve("file.tag"), TAG);
    WebServer server =
        server(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Range", "bytes 20-99999/100000");
              exchange.sendResponseHeaders(206, 10);
              exchange.getResponseBody().write(new byte[10]);
            });

    var refusal = assertThrows(Refusal.class, () -> download(server));

    assertTrue(refusal.getMessage().contains("not asked for"), refusal.getMessage());
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    WebServer server =
        server(
            exchange -> {
              if (calls.getAndIncrement() == 0) {
                exchange.getResponseHeaders().set("Retry-After", "7");
                WebServer.answer(exchange, 429, "slow down");
              } else {
                WebServer.answer(exchange, 200, "{\"a\": 1}");
              }
            });

    int a = fetch(server).json(server.address().resolve("/x")).path("a").asInt();

    assertEquals(1, a);
    assertEquals(List.of(Duration.ofSeconds(7)), pauses);
  }

  @Test
  void doesNotWaitForHours() throws IOException {
    WebServer server =
        server(
            exchange -> {
              exchange.getResponseHeaders().set("Retry-After", "3600");
              WebServer.answer(exchange, 429, "");
            });

    var failure =
        assertThrows(
            TransferFailure.class, () -> fetch(server).json(server.address().resolve("/x")));

    assertTrue(failure.getMessage().contains("come back in 3600 s"), failure.getMessage());
    assertEquals(List.of(), pauses);
  }

  @Test
  void triesFiveTimesWithLongerAndLongerPauses() throws IOException {
    WebServer server = server(exchange -> WebServer.answer(exchange, 503, ""));

    assertThrows(TransferFailure.class, () -> fetch(server).json(server.address()));

    assertEquals(List.of(2L, 4L, 8L, 16L), pauses.stream().map(Duration::toSeconds).toList());
  }

  @Test
  void showsTheTokenToTheServerAlone() throws IOException {
    WebServer other = server(exchange -> WebServer.file(exchange, FILE, TAG, FILE.length));
    WebServer server =
        server(exchange -> WebServer.redirect(exchange, other.address() + "/file?signature=s"));

    download(server);

    assertEquals("Bearer secret", server.asked().getFirst().authorization());
    assertEquals("", other.asked().getFirst().authorization());
    assertArrayEquals(FILE, Files.readAllBytes(target()));
  }

  @Test
  void followsNoRedirectIntoAPrivateNetwork() throws IOException {
    WebServer server =
        server(exchange -> WebServer.redirect(exchange, "https://169.254.169.254/file"));

    var refusal = assertThrows(Refusal.class, () -> download(server));

    assertTrue(refusal.getMessage().contains("169.254.169.254, an address in a private network"));
  }

  @Test
  void followsRedirectsNoLongerThanFiveTimes() throws IOException {
    WebServer server = server(exchange -> WebServer.redirect(exchange, "/again"));

    var refusal = assertThrows(Refusal.class, () -> download(server));

    assertTrue(refusal.getMessage().contains("sends on and on"), refusal.getMessage());
    assertEquals(6, server.asked().size());
  }

  @Test
  void saysWhatAStatusMeansAndShowsNoQuery() throws IOException {
    WebServer server = server(exchange -> WebServer.answer(exchange, 401, "no"));

    var refusal =
        assertThrows(
            Refusal.class,
            () -> fetch(server).json(server.address().resolve("/x?signature=hidden")));

    assertEquals(server.address() + "/x answers 401: set a token", refusal.getMessage());
  }

  @Test
  void refusesWhatIsNoJson() throws IOException {
    WebServer server = server(exchange -> WebServer.answer(exchange, 200, "<html>"));

    assertThrows(Refusal.class, () -> fetch(server).json(server.address()));
  }

  private WebServer server(HttpHandler handler) throws IOException {
    WebServer server = new WebServer(handler);
    servers.add(server);
    return server;
  }

  private Fetch fetch(WebServer server) {
    return new Fetch(
        new OutboundRules(server.address(), Set.of()),
        Map.of("Authorization", "Bearer secret"),
        Map.of(401, "set a token"),
        pauses::add);
  }

  private void download(WebServer server) {
    fetch(server)
        .file(
            server.address().resolve("/file"),
            new Download.Wanted(target(), FILE.length, progress::addAndGet));
  }

  private Path target() {
    return temp.resolve("file");
  }

  private Set<Path> files() throws IOException {
    try (var files = Files.list(temp)) {
      return Set.copyOf(files.toList());
    }
  }
}
