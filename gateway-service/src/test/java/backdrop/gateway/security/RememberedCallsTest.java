package backdrop.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RememberedCallsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final AtomicInteger calls = new AtomicInteger();
  private final RememberedCalls<String> remembered =
      new RememberedCalls<>(2, clock(), answer -> START.plusSeconds(45));

  @Test
  void makesOneCallOutOfParallelOnes() {
    CompletableFuture<String> pending = new CompletableFuture<>();
    Uni<String> slow = Uni.createFrom().completionStage(pending);
    var first = remembered.get("secret", () -> counted(slow)).subscribeAsCompletionStage();
    var second = remembered.get("secret", () -> counted(slow)).subscribeAsCompletionStage();

    pending.complete("token");

    assertThat(first).isCompletedWithValue("token");
    assertThat(second).isCompletedWithValue("token");
    assertThat(calls).hasValue(1);
  }

  @Test
  void asksAgainWhenTheAnswerHasEnded() {
    ask("secret");
    now.set(START.plusSeconds(45));

    ask("secret");

    assertThat(calls).hasValue(2);
  }

  @Test
  void doesNotRememberFailures() {
    assertThatThrownBy(
            () ->
                remembered
                    .get(
                        "secret",
                        () -> counted(Uni.createFrom().failure(new IllegalStateException())))
                    .await()
                    .indefinitely())
        .isInstanceOf(IllegalStateException.class);

    ask("secret");

    assertThat(calls).hasValue(2);
  }

  @Test
  void forgetsTheLongestUnusedAnswer() {
    ask("one");
    ask("two");
    ask("one");
    ask("three");

    ask("one");
    ask("two");

    assertThat(calls).hasValue(4);
  }

  private void ask(String secret) {
    remembered.get(secret, () -> counted(Uni.createFrom().item("token"))).await().indefinitely();
  }

  private Uni<String> counted(Uni<String> call) {
    calls.incrementAndGet();
    return call;
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }
}
