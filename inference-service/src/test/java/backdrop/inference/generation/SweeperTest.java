package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweeperTest {
  private record Rules(Duration files, Duration outcome, Duration orphans)
      implements RetentionRules {}

  private final TestShop shop = new TestShop();
  private final Sweeper sweeper =
      new Sweeper(
          shop.generations,
          shop.artifacts,
          shop.replica("replica-1"),
          new Rules(Duration.ofHours(24), Duration.ofDays(7), Duration.ofHours(1)));

  @Test
  void keepsFilesForADay() {
    painted("a");
    shop.clock.advance(Duration.ofHours(23));

    sweeper.sweep();

    assertThat(shop.artifacts.open(ArtifactKey.image("a", 0, 1))).isPresent();
    assertThat(shop.stored("a").expired()).isFalse();
  }

  @Test
  void removesFilesAfterADayAndStillKnowsWhatHappened() {
    painted("a");
    shop.clock.advance(Duration.ofHours(25));

    sweeper.sweep();

    assertThat(shop.artifacts.open(ArtifactKey.image("a", 0, 1))).isEmpty();
    assertThat(shop.artifacts.open(ArtifactKey.photo("a"))).isEmpty();
    assertThat(shop.stored("a").expired()).isTrue();
  }

  @Test
  void forgetsEverythingAfterAWeek() {
    painted("a");
    shop.clock.advance(Duration.ofDays(8));

    sweeper.sweep();

    assertThat(shop.generations.find("a")).isEmpty();
  }

  @Test
  void collectsInputsThatNobodyAccepted() {
    shop.artifacts.store(ArtifactKey.photo("never"), new byte[] {1});
    shop.clock.advance(Duration.ofHours(2));

    sweeper.sweep();

    assertThat(shop.artifacts.open(ArtifactKey.photo("never"))).isEmpty();
  }

  @Test
  void leavesInputsAloneThatAreBeingAccepted() {
    shop.artifacts.store(ArtifactKey.photo("soon"), new byte[] {1});
    shop.clock.advance(Duration.ofMinutes(5));

    sweeper.sweep();

    assertThat(shop.artifacts.open(ArtifactKey.photo("soon"))).isPresent();
  }

  @Test
  void collectsWhatALateWorkerLeft() {
    painted("a");
    shop.artifacts.store(ArtifactKey.image("a", 0, 99), new byte[] {1});
    shop.clock.advance(Duration.ofHours(2));

    sweeper.sweep();

    assertThat(shop.artifacts.storedBefore(shop.clock.instant(), Optional.empty(), 9))
        .containsExactlyInAnyOrder(
            ArtifactKey.photo("a"), ArtifactKey.mask("a"), ArtifactKey.image("a", 0, 1));
  }

  @Test
  void leavesTheInputsOfAGenerationThatWaits() {
    shop.queue("a", "ann", 1);
    shop.clock.advance(Duration.ofDays(30));

    sweeper.sweep();

    assertThat(shop.artifacts.open(ArtifactKey.photo("a"))).isPresent();
  }

  private void painted(String id) {
    shop.queue(id, "ann", 1);
    shop.worker("replica-1").paintNext();
  }
}
