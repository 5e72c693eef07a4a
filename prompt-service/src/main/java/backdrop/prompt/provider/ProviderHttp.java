package backdrop.prompt.provider;

import backdrop.prompt.provider.ProviderFault.Kind;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The only door to the network: posts JSON and reads a bounded answer within a given time, whatever
 * the other side does. Certificates are checked against the host's name; redirects are not
 * followed. Thread-safe; {@link #close()} ends all calls.
 */
public final class ProviderHttp implements AutoCloseable {
  private final AddressGuard guard;
  private final int answerLimit;
  private final Clock clock;
  private final HttpClient client;

  /**
   * A request.
   *
   * @param headers besides content type
   * @param json the body
   */
  public record Post(URI address, Map<String, String> headers, String json) {
    /** Neither headers nor body, which hold keys and people's words. */
    @Override
    public String toString() {
      return "Post[" + address.getHost() + "]";
    }
  }

  /** The body of an answer with a status of 200 to 299. */
  public record Answer(String json) {
    @Override
    public String toString() {
      return "Answer[" + json.length() + " characters]";
    }
  }

  /**
   * @param tls what is trusted
   * @param answerLimit most bytes that are read of an answer
   * @param clock for {@code Retry-After} as a date
   */
  public ProviderHttp(
      AddressGuard guard, SSLContext tls, Duration connectTimeout, int answerLimit, Clock clock) {
    this.guard = guard;
    this.answerLimit = answerLimit;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(tls)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * Posts once and waits for the whole answer, from the host's name to the last byte. Interrupting
   * the caller ends the call.
   *
   * @throws ProviderFault if there is no answer of 200 to 299 within {@code patience}
   */
  Answer post(Post post, Duration patience) {
    long start = System.nanoTime();
    guard.check(post.address(), patience);
    long left = patience.toNanos() - (System.nanoTime() - start);
    var body = new AtomicReference<@Nullable SizedBody>();
    CompletableFuture<HttpResponse<byte[]>> call =
        client.sendAsync(
            request(post),
            head -> {
              var reading = new SizedBody(answerLimit);
              body.set(reading);
              return reading;
            });
    try {
      return answer(call.get(Math.max(1, left), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      throw hungUp(call, body.get(), new ProviderFault(Kind.SLOW, "did not answer in time"));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw hungUp(call, body.get(), new ProviderFault(Kind.SLOW, "was not waited for"));
    } catch (ExecutionException failed) {
      throw fault(failed.getCause());
    }
  }

  private static HttpRequest request(Post post) {
    var request =
        HttpRequest.newBuilder(post.address())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(post.json(), StandardCharsets.UTF_8));
    post.headers().forEach(request::header);
    return request.build();
  }

  private Answer answer(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status < 200 || status > 299) {
      throw ProviderFault.ofStatus(
          status,
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(text -> RetryAfter.parse(text, clock)));
    }
    return new Answer(new String(response.body(), StandardCharsets.UTF_8));
  }

  private static ProviderFault hungUp(
      CompletableFuture<?> call, @Nullable SizedBody body, ProviderFault fault) {
    // Cancelling ends a call that has no answer yet; one in the middle of it ends by its body.
    call.cancel(true);
    if (body != null) {
      body.hangUp(fault);
    }
    return fault;
  }

  private static ProviderFault fault(@Nullable Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof ProviderFault fault) {
        return fault;
      }
      if (each instanceof SSLException) {
        return new ProviderFault(Kind.UNREACHABLE, "has no certificate that is trusted");
      }
      if (each instanceof HttpConnectTimeoutException || each instanceof ConnectException) {
        return new ProviderFault(Kind.UNREACHABLE, "cannot be reached");
      }
    }
    return new ProviderFault(Kind.UNREACHABLE, "broke the connection off");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
