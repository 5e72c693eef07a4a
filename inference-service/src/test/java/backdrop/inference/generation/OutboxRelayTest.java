package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
  private final TestShop shop = new TestShop();
  private final List<String> published = new ArrayList<>();
  private boolean brokerAway;
  private int tries;
  private final FinishedEvents events =
      ended -> {
        tries++;
        if (brokerAway) {
          throw new IllegalStateException("away");
        }
        published.add(ended.id());
      };
  private final OutboxRelay relay =
      new OutboxRelay(shop.generations, events, shop.replica("replica-1"));

  @Test
  void announcesEachEndOnce() {
    ended("a");
    ended("b");

    relay.relay();
    relay.relay();

    assertThat(published).containsExactly("a", "b");
    assertThat(shop.generations.unannounced(9)).isEmpty();
  }

  @Test
  void announcesLaterWhatABrokerMissed() {
    ended("a");
    brokerAway = true;
    relay.relay();
    brokerAway = false;
    shop.clock.advance(Duration.ofSeconds(1));

    relay.relay();

    assertThat(published).containsExactly("a");
  }

  @Test
  void asksABrokerThatIsAwayEverMoreRarely() {
    ended("a");
    brokerAway = true;

    for (int second = 0; second < 60; second++) {
      relay.relay();
      shop.clock.advance(Duration.ofSeconds(1));
    }

    // At 0, 1, 3, 7, 15 and 31 seconds.
    assertThat(tries).isEqualTo(6);
  }

  @Test
  void leavesAnotherReplicasAnnouncementsToItForAWhile() {
    ended("a");
    OutboxRelay other = new OutboxRelay(shop.generations, events, shop.replica("replica-2"));

    other.relay();
    List<String> early = List.copyOf(published);
    shop.clock.advance(Duration.ofSeconds(31));
    other.relay();

    assertThat(early).isEmpty();
    assertThat(published).containsExactly("a");
  }

  private void ended(String id) {
    shop.generations.add(
        TestGenerations.succeeded(id, "ann", shop.clock.instant(), shop.clock.instant()));
    shop.clock.advance(Duration.ofMillis(1));
  }
}
