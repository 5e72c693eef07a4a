package backdrop.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private final AtomicLong now = new AtomicLong();
  private final TokenBuckets buckets =
      new TokenBuckets(new Quota(3, Duration.ofSeconds(30)), now::get);

  @Test
  void letsAQuotaThroughAtOnce() {
    buckets.take("ann");
    buckets.take("ann");

    var last = buckets.take("ann");

    assertThat(last.allowed()).isTrue();
    assertThat(last.remaining()).isZero();
  }

  @Test
  void saysWhenTheNextCallPasses() {
    drain("ann");

    var refused = buckets.take("ann");

    assertThat(refused.allowed()).isFalse();
    assertThat(refused.untilNext()).isEqualTo(Duration.ofSeconds(10));
    assertThat(refused.untilFull()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void fillsUpAgainEvenly() {
    drain("ann");
    now.addAndGet(Duration.ofSeconds(10).toNanos());

    assertThat(buckets.take("ann").allowed()).isTrue();
    assertThat(buckets.take("ann").allowed()).isFalse();
  }

  @Test
  void countsEveryCallerAlone() {
    drain("ann");

    assertThat(buckets.take("bob").allowed()).isTrue();
  }

  @Test
  void forgetsTheLongestUnusedCallerFirst() {
    drain("ann");
    for (int i = 0; i < 20_000; i++) {
      buckets.take("caller " + i);
    }

    assertThat(buckets.take("ann").remaining()).isEqualTo(2);
  }

  private void drain(String caller) {
    for (int i = 0; i < 3; i++) {
      buckets.take(caller);
    }
  }
}
