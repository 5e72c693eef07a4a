package backdrop.prompt.yandex;

import backdrop.prompt.provider.Credentials;
import backdrop.prompt.provider.ProviderFault;
import backdrop.prompt.provider.ProviderFault.Kind;
import backdrop.prompt.provider.ProviderHttp.Answer;
import backdrop.prompt.provider.ProviderHttp.Post;
import backdrop.prompt.provider.ProviderLane;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * IAM tokens of a service account: exchanged for a signed JWT, used for an hour at most and never
 * in their last tenth, exchanged once for however many callers wait. Thread-safe.
 */
public final class IamTokens implements Credentials {
  private static final Duration LONGEST_USE = Duration.ofHours(1);

  /** Where tokens are exchanged; it stands in the JWT whatever host is configured. */
  private static final String AUDIENCE = "https://iam.api.cloud.yandex.net/iam/v1/tokens";

  /** The exchange itself needs no header: the JWT says who asks. */
  private static final Credentials NONE = patience -> "";

  private final ServiceAccountKey key;
  private final ProviderLane lane;
  private final URI exchange;
  private final Clock clock;
  private final ReentrantLock exchanging = new ReentrantLock();
  private volatile Token current = Token.NONE;

  private record Token(String header, Instant useUntil) {
    static final Token NONE = new Token("", Instant.MIN);
  }

  /**
   * @param host for example {@code https://iam.api.cloud.yandex.net}
   */
  public IamTokens(ServiceAccountKey key, ProviderLane lane, URI host, Clock clock) {
    this.key = key;
    this.lane = lane;
    this.exchange = host.resolve("/iam/v1/tokens");
    this.clock = clock;
  }

  @Override
  public String authorization(Duration patience) {
    Token token = current;
    return usable(token) ? token.header() : exchanged(patience);
  }

  @Override
  public boolean renewed(String refused) {
    Token token = current;
    if (token.header().equals(refused)) {
      current = Token.NONE;
    }
    return true;
  }

  private String exchanged(Duration patience) {
    if (!waited(patience)) {
      throw new ProviderFault(Kind.SLOW, "gave no token in time");
    }
    try {
      // Whoever held the lock before may have brought one.
      Token token = current;
      if (!usable(token)) {
        token = lane.call(NONE, ignored -> post(), this::token, patience);
        current = token;
      }
      return token.header();
    } finally {
      exchanging.unlock();
    }
  }

  private boolean waited(Duration patience) {
    try {
      return exchanging.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Post post() {
    return new Post(exchange, Map.of(), "{\"jwt\":\"" + key.jwt(AUDIENCE, clock.instant()) + "\"}");
  }

  private Token token(Answer answer) {
    JsonNode json = YandexErrors.answer(answer.json());
    String token = json.path("iamToken").asText("");
    if (token.isEmpty() || !token.chars().allMatch(sign -> sign > ' ' && sign < 127)) {
      throw new ProviderFault(Kind.UNUSABLE, "answered no token");
    }
    return new Token("Bearer " + token, useUntil(json.path("expiresAt").asText("")));
  }

  private Instant useUntil(String expiresAt) {
    Instant now = clock.instant();
    try {
      Duration life = Duration.between(now, Instant.parse(expiresAt));
      Duration used = life.multipliedBy(9).dividedBy(10);
      return now.plus(used.compareTo(LONGEST_USE) < 0 ? used : LONGEST_USE);
    } catch (DateTimeException unreadable) {
      return now.plus(LONGEST_USE);
    }
  }

  private boolean usable(Token token) {
    return clock.instant().isBefore(token.useUntil());
  }

  @Override
  public String toString() {
    return "IamTokens[" + key + "]";
  }
}
