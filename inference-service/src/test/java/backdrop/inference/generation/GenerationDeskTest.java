package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.generation.GenerationState.Cancelled;
import backdrop.inference.generation.GenerationState.Queued;
import backdrop.inference.generation.ProgressFeed.Interest;
import backdrop.inference.reason.InferenceReason;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GenerationDeskTest extends TestDesk {
  @Test
  void acceptsWithEverythingDecided() {
    GenerationSettings open =
        new GenerationSettings(
            "",
            "oak table",
            "",
            PromptSyntax.LITERAL,
            OptionalLong.empty(),
            2,
            0,
            0,
            "",
            TestGenerations.SETTINGS.layout(),
            Output.PNG);

    Generation accepted = desk.start(start("ann", REQUEST, open)).generation();

    assertThat(accepted.state()).isInstanceOf(Queued.class);
    assertThat(accepted.settings().model()).isEqualTo("toy");
    assertThat(accepted.settings().steps()).isEqualTo(4);
    assertThat(accepted.settings().sampler()).isEqualTo("ddim");
    assertThat(accepted.images()).extracting(GenerationImage::seed).containsExactly(77L, 78L);
  }

  @Test
  void tellsWhichWordsTheModelWillNotSee() {
    GenerationSettings settings =
        TestGenerations.settings("word ".repeat(30) + "sea sand", "blurry", Background.PAINTED);

    Generation accepted = desk.start(start("ann", REQUEST, settings)).generation();

    assertThat(accepted.fit())
        .contains(
            new PromptFit(
                new TextFit(32, 30, List.of("sea", "sand")), new TextFit(1, 30, List.of())));
  }

  @Test
  void countsNoWordsWhereNoModelReadsThem() {
    GenerationSettings settings = TestGenerations.settings("word", "blurry", Background.WHITE);

    Generation accepted = desk.start(start("ann", REQUEST, settings)).generation();

    assertThat(accepted.fit()).isEmpty();
  }

  @Test
  void hasStoredTheInputsWhenItAnswers() throws Exception {
    Generation accepted = desk.start(start("ann", REQUEST)).generation();

    try (InputStream photo = shop.artifacts.open(ArtifactKey.photo(accepted.id())).orElseThrow()) {
      assertThat(photo.readAllBytes()).isEqualTo(TestPhotos.photo());
    }
  }

  @Test
  void acceptsNothingWhileTheModelLoads() {
    shop.painter.load(true);

    assertThat(reason(() -> start("ann"))).isEqualTo(InferenceReason.MODEL_LOADING);
  }

  @Test
  void hidesAGenerationFromEverybodyButItsOwner() {
    String id = start("ann").id();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> desk.get("bob", id),
            () -> desk.watch("bob", id, Interest.STEPS),
            () -> desk.cancel("bob", id),
            () -> desk.cancelImage("bob", id, 0),
            () -> desk.download(Optional.of("bob"), id, 0))) {
      assertThat(reason(call)).isEqualTo(InferenceReason.GENERATION_NOT_FOUND);
    }
    assertThat(shop.stored(id).state()).isInstanceOf(Queued.class);
  }

  @Test
  void cancelsAQueuedGenerationAtOnceAndOnce() {
    String id = start("ann").id();

    GenerationView first = desk.cancel("ann", id);
    GenerationView second = desk.cancel("ann", id);

    assertThat(first.generation().state()).isInstanceOf(Cancelled.class);
    assertThat(second.generation()).isEqualTo(first.generation());
  }

  @Test
  void refusesToCancelAnImageThatDoesNotExist() {
    String id = start("ann").id();

    assertThat(reason(() -> desk.cancelImage("ann", id, 2)))
        .isEqualTo(InferenceReason.IMAGE_INDEX_OUT_OF_RANGE);
  }

  @Test
  void givesOutNoFileBeforeItIsFinished() {
    String id = start("ann").id();

    assertThat(reason(() -> desk.download(Optional.of("ann"), id, 0)))
        .isEqualTo(InferenceReason.RESULT_NOT_READY);
  }

  @Test
  void givesAnotherServiceEveryonesFiles() throws Exception {
    String id = start("ann").id();
    shop.worker("replica-1").paintNext();

    try (InputStream bytes = desk.download(Optional.empty(), id, 1).bytes()) {
      assertThat(bytes.readAllBytes()).asString().isEqualTo("picture 11");
    }
  }

  @Test
  void saysThatAFileHasExpired() {
    String id = start("ann").id();
    shop.worker("replica-1").paintNext();
    shop.generations.change(id, Generation::expire);

    assertThat(reason(() -> desk.download(Optional.of("ann"), id, 0)))
        .isEqualTo(InferenceReason.RESULT_EXPIRED);
  }
}
