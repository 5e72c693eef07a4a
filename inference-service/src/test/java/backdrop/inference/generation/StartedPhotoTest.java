package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.generation.GenerationState.Succeeded;
import backdrop.inference.reason.InferenceReason;
import backdrop.picture.Product;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a start makes of its photo and mask. */
class StartedPhotoTest extends TestDesk {
  @Test
  void refusesAMaskOfAnotherSize() {
    assertThat(reason(() -> desk.start(withMask(TestPhotos.mask(97)))))
        .isEqualTo(InferenceReason.MASK_SIZE_DIFFERS);
    assertThat(shop.generations.waiting().turns()).isEmpty();
  }

  @Test
  void refusesAMaskThatKeepsNothing() {
    assertThat(reason(() -> desk.start(withMask(TestPhotos.emptyMask()))))
        .isEqualTo(InferenceReason.MASK_EMPTY);
  }

  @Test
  void refusesAPhotoThatIsNone() {
    GenerationStart start =
        new GenerationStart(
            "ann",
            REQUEST,
            TestGenerations.SETTINGS,
            GenerationLabels.NONE,
            "GIF89a and so on and so on".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            Optional.empty(),
            "");

    assertThat(reason(() -> desk.start(start))).isEqualTo(InferenceReason.PICTURE_TYPE_UNSUPPORTED);
    assertThat(
            shop.artifacts.storedBefore(shop.clock.instant().plusSeconds(1), Optional.empty(), 9))
        .isEmpty();
  }

  @Test
  void cutsThePhotoOutWhereThereIsNoMask() {
    Generation accepted = desk.start(withoutMask()).generation();

    assertThat(shop.artifacts.open(ArtifactKey.mask(accepted.id()))).isPresent();
  }

  @Test
  void asksForAMaskWhereNoProductStandsOut() {
    GenerationStart start =
        new GenerationStart(
            "ann",
            REQUEST,
            TestGenerations.SETTINGS,
            GenerationLabels.NONE,
            TestPhotos.empty(),
            Optional.empty(),
            "");

    assertThat(reason(() -> desk.start(start))).isEqualTo(InferenceReason.PRODUCT_NOT_FOUND);
  }

  @Test
  void paintsWithTheProductThatWasCutOutAtAcceptance() {
    String id = start("ann").id();
    shop.artifacts.remove(ArtifactKey.photo(id));
    shop.artifacts.remove(ArtifactKey.mask(id));

    shop.worker("replica-1").paintNext();

    assertThat(shop.stored(id).state()).isInstanceOf(Succeeded.class);
  }

  @Test
  void leavesTheProductToNoOtherReplica() {
    String id = start("ann").id();

    shop.worker("replica-2").paintNext();

    assertThat(shop.stored(id).state()).isInstanceOf(Succeeded.class);
    assertThat(shop.fresh("replica-1").take(id)).isPresent();
  }

  @Test
  void remembersTheProductThatItsStoredInputsMake() {
    Generation accepted = desk.start(withoutMask()).generation();

    Product remembered = shop.fresh("replica-1").take(accepted.id()).orElseThrow();

    Product again = shop.workshop("replica-1").products().of(accepted);
    assertThat(again).isNotSameAs(remembered);
    assertThat(again.bounds()).isEqualTo(remembered.bounds());
    assertThat(again.image()).isEqualTo(remembered.image());
  }
}
