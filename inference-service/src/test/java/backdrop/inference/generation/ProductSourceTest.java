package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.inference.generation.PaintingException.Remedy;
import backdrop.inference.reason.InferenceReason;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductSourceTest {
  private final TestClock clock = new TestClock();
  private final FreshProducts fresh = new FreshProducts(2, clock);
  private final MemoryArtifacts artifacts = new MemoryArtifacts(clock);
  private final ProductSource products = new ProductSource(fresh, artifacts, DecodeLimits.DEFAULTS);
  private final Generation generation = TestGenerations.queued("a", "ann", clock.instant());

  @BeforeEach
  void storeInputs() {
    artifacts.store(ArtifactKey.photo("a"), TestPhotos.photo());
    artifacts.store(ArtifactKey.mask("a"), TestPhotos.mask());
  }

  @Test
  void handsOutARememberedProductWithoutReadingTheInputs() {
    Product remembered = TestPhotos.product();
    fresh.keep("a", remembered);
    artifacts.removeAll("a");

    assertThat(products.of(generation)).isSameAs(remembered);
  }

  @Test
  void cutsOutAgainWhatIsNotRemembered() {
    Product again = products.of(generation);

    Product atAcceptance = TestPhotos.product();
    assertThat(again.bounds()).isEqualTo(atAcceptance.bounds());
    assertThat(again.image()).isEqualTo(atAcceptance.image());
  }

  @Test
  void cutsOutAgainWhenTheRememberedProductIsSpent() {
    Product remembered = TestPhotos.product();
    fresh.keep("a", remembered);
    products.of(generation);

    assertThat(products.of(generation).image()).isEqualTo(remembered.image());
  }

  @Test
  void namesTheInputThatIsLost() {
    artifacts.remove(ArtifactKey.mask("a"));

    PaintingException refused = refused();

    assertThat(refused.remedy()).isEqualTo(Remedy.NONE);
    assertThat(refused.failure().reason()).isEqualTo(InferenceReason.INPUT_LOST);
    assertThat(refused.failure().message()).contains("mask");
  }

  @Test
  void refusesAMaskOfAnotherSizeForGood() {
    artifacts.store(ArtifactKey.mask("a"), TestPhotos.mask(64));

    PaintingException refused = refused();

    assertThat(refused.remedy()).isEqualTo(Remedy.NONE);
    assertThat(refused.failure().reason()).isEqualTo(InferenceReason.MASK_SIZE_DIFFERS);
  }

  @Test
  void refusesAPhotoThatIsNoneForGood() {
    artifacts.store(ArtifactKey.photo("a"), new byte[] {1});

    assertThat(refused().remedy()).isEqualTo(Remedy.NONE);
  }

  private PaintingException refused() {
    return catchThrowableOfType(PaintingException.class, () -> products.of(generation));
  }
}
