package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.picture.Product;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FreshProductsTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final TestClock clock = new TestClock();
  private final FreshProducts fresh = new FreshProducts(2, clock);
  private final Product product = TestPhotos.product();

  @Test
  void handsOverWhatItKept() {
    fresh.keep("a", product);

    assertThat(fresh.take("a")).containsSame(product);
  }

  @Test
  void handsAProductOverOnlyOnce() {
    fresh.keep("a", product);
    fresh.take("a");

    assertThat(fresh.take("a")).isEmpty();
  }

  @Test
  void knowsNothingOfOtherGenerations() {
    fresh.keep("a", product);

    assertThat(fresh.take("b")).isEmpty();
  }

  @Test
  void keepsTheOldestWhenAllPlacesAreTaken() {
    fresh.keep("a", product);
    fresh.keep("b", product);
    fresh.keep("c", product);

    assertThat(fresh.take("c")).isEmpty();
    assertThat(fresh.take("a")).isPresent();
    assertThat(fresh.take("b")).isPresent();
  }

  @Test
  void hasAPlaceAgainOnceAProductIsTaken() {
    fresh.keep("a", product);
    fresh.keep("b", product);
    fresh.take("a");

    fresh.keep("c", product);

    assertThat(fresh.take("c")).isPresent();
  }

  @Test
  void forgetsAfterAMinute() {
    fresh.keep("a", product);
    clock.advance(MINUTE);
    fresh.keep("b", product);
    clock.advance(Duration.ofMillis(1));

    assertThat(fresh.take("a")).isEmpty();
    assertThat(fresh.take("b")).isPresent();
  }

  @Test
  void stillKnowsAProductOfAMinuteAgo() {
    fresh.keep("a", product);
    clock.advance(MINUTE);

    assertThat(fresh.take("a")).isPresent();
  }

  @Test
  void givesThePlacesOfWhatIsForgottenToOthers() {
    fresh.keep("a", product);
    fresh.keep("b", product);
    clock.advance(MINUTE.plusMillis(1));

    fresh.keep("c", product);

    assertThat(fresh.take("c")).isPresent();
  }
}
