package backdrop.diffusion.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.Batching;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who steps with whom, and what becomes of the others when one fails. */
final class RoundsTest {

  private final ScriptedPredictor predictor = new ScriptedPredictor();
  private final List<Denoising> inHand = new ArrayList<>();
  private long ids;

  @Test
  void picturesOfOneSizeShareACallWhateverTheirSteps() {
    add(TestPictures.guided(2).of("anna"), TestPictures.guided(5).of("boris"));

    rounds(Batching.onCpu(), 1);

    assertEquals(List.of(List.of("anna", "anna", "boris", "boris")), predictor.calls());
  }

  @Test
  void picturesOfOtherSizesTakeTurns() {
    add(TestPictures.guided(9).of("anna"), TestPictures.guided(9).wide(4).of("boris"));

    rounds(Batching.onCpu(), 4);

    assertEquals(
        List.of(
            List.of("anna", "anna"),
            List.of("boris", "boris"),
            List.of("anna", "anna"),
            List.of("boris", "boris")),
        predictor.calls());
  }

  @Test
  void onAProcessorAPictureWithoutGuidanceIsCalledAlone() {
    add(TestPictures.unguided(9).of("anna"), TestPictures.unguided(9).of("boris"));

    rounds(Batching.onCpu(), 2);

    assertEquals(List.of(List.of("anna"), List.of("boris")), predictor.calls());
  }

  @Test
  void onAGpuPicturesWithAndWithoutGuidanceShareACall() {
    add(TestPictures.unguided(9).of("anna"), TestPictures.guided(9).of("boris"));

    rounds(Batching.onGpu(), 1);

    assertEquals(List.of(List.of("anna", "boris", "boris")), predictor.calls());
  }

  @Test
  void nothingIsSharedWhereEachPictureWantsItsOwnNumbers() {
    add(TestPictures.guided(9).of("anna"), TestPictures.guided(9).of("boris"));

    rounds(Batching.onGpu().exclusive(), 2);

    assertEquals(List.of(List.of("anna", "anna"), List.of("boris", "boris")), predictor.calls());
  }

  @Test
  void anExportWithOneTimestepForAllSharesOnlyEqualTimesteps() {
    predictor.withOneTimestepForAll();
    add(
        TestPictures.guided(4).of("anna"),
        TestPictures.guided(4).of("boris"),
        TestPictures.guided(5).of("clara"));

    rounds(Batching.onCpu(), 3);

    // All begin with the noisiest timestep; from then on the strides differ.
    assertEquals(
        List.of(List.of("anna", "anna", "boris", "boris"), List.of("clara", "clara")),
        predictor.calls().subList(1, 3));
  }

  @Test
  void aPictureThatIsTooLargeForItsTwoRowsTakesTwoCalls() {
    add(TestPictures.guided(9).of("anna"));

    rounds(new Batching(16, 1, Batching.Sharing.GUIDED, Batching.Padding.NONE, 1, 16), 1);

    assertEquals(List.of(List.of("anna"), List.of("anna")), predictor.calls());
  }

  @Test
  void ownersGetEqualNumbersOfStepsHoweverManyPicturesTheyHave() {
    for (int i = 0; i < 10; i++) {
      add(TestPictures.guided(100).of("busy"));
    }
    add(TestPictures.guided(100).of("modest"));

    rounds(rowsOfACall(2), 40);

    Map<Object, Long> steps =
        predictor.calls().stream()
            .collect(Collectors.groupingBy(List::getFirst, Collectors.counting()));
    assertEquals(Map.of("busy", 20L, "modest", 20L), steps);
  }

  @Test
  void whoComesNewStepsInTheVeryNextRound() {
    add(TestPictures.guided(100).of("anna"), TestPictures.guided(100).of("boris"));
    Rounds rounds = rounds(rowsOfACall(2), 7);
    add(TestPictures.guided(100).of("clara"));

    rounds.next(inHand);

    assertEquals(List.of("clara", "clara"), predictor.calls().getLast());
  }

  @Test
  void freePlacesGoToTheSameOwnersNextPicture() {
    add(TestPictures.guided(9).of("anna"), TestPictures.guided(9).of("anna"));

    rounds(Batching.onCpu(), 1);

    assertEquals(4, predictor.calls().getFirst().size());
  }

  @Test
  void tooLittleMemoryMakesSmallerCallsAndLosesNoStep() {
    predictor.atEachCall(
        rows -> {
          if (rows.size() > 2) {
            throw new DiffusionException(Reason.OUT_OF_MEMORY, "too little");
          }
        });
    add(TestPictures.guided(2).of("anna"), TestPictures.guided(2).of("boris"));

    rounds(Batching.onCpu(), 5);

    assertEquals(List.of(4, 2, 2, 2, 2), sizesOfCalls());
    assertTrue(inHand.stream().allMatch(picture -> picture.taken() == 2));
  }

  @Test
  void aLargePictureThatFindsTooLittleMemoryLeavesSmallOnesTogether() {
    predictor.atEachCall(rows -> refuseAbove(64, rows));
    add(
        TestPictures.guided(3).wide(32).of("large"),
        TestPictures.guided(3).of("anna"),
        TestPictures.guided(3).of("boris"));

    rounds(Batching.onCpu(), 3);

    assertEquals(
        List.of(
            List.of("large", "large"),
            List.of("anna", "anna", "boris", "boris"),
            List.of("large"),
            List.of("large")),
        predictor.calls());
  }

  @Test
  void aCallThatWasFilledUpAndFoundTooLittleMemoryIsFollowedByASmallerOne() {
    predictor.atEachCall(rows -> refuseAbove(8, rows));
    add(TestPictures.unguided(9).of("anna"), TestPictures.guided(9).of("boris"));

    rounds(Batching.onGpu(), 3);

    assertEquals(List.of(3, 1, 2), sizesOfCalls());
  }

  @Test
  void callsGrowAgainOnceMemoryHasSufficedForLong() {
    AtomicInteger fits = new AtomicInteger(2 * 4);
    predictor.atEachCall(rows -> refuseAbove(fits.get(), rows));
    add(TestPictures.guided(999).of("anna"), TestPictures.guided(999).of("boris"));
    Rounds rounds = rounds(Batching.onCpu(), 2);
    fits.set(Integer.MAX_VALUE);

    for (int i = 0; i < 100; i++) {
      rounds.next(inHand);
    }

    assertEquals(List.of(4, 2, 2), sizesOfCalls().subList(0, 3));
    assertEquals(4, sizesOfCalls().getLast());
  }

  @Test
  void memoryThatStaysShortIsTriedMoreAndMoreRarely() {
    predictor.atEachCall(rows -> refuseAbove(2 * 4, rows));
    add(TestPictures.guided(999).of("anna"), TestPictures.guided(999).of("boris"));

    rounds(Batching.onCpu(), 600);

    List<Integer> sizes = sizesOfCalls();
    int[] tries = IntStream.range(0, sizes.size()).filter(i -> sizes.get(i) > 2).toArray();
    assertArrayEquals(new int[] {0, 65, 194, 451}, tries);
  }

  @Test
  void callsBelowTheLimitTeachNothing() {
    predictor.atEachCall(rows -> refuseAbove(2 * 4, rows));
    add(TestPictures.guided(2).of("anna"), TestPictures.guided(2).of("boris"));
    Rounds rounds = rounds(Batching.onGpu(), 5);
    inHand.clear();
    add(TestPictures.unguided(200).of("clara"));
    for (int i = 0; i < 200; i++) {
      rounds.next(inHand);
    }
    inHand.clear();
    add(TestPictures.guided(2).of("anna"), TestPictures.guided(2).of("boris"));

    rounds.next(inHand);

    assertEquals(2, sizesOfCalls().getLast());
  }

  @Test
  void tooLittleMemoryForOneRowFailsThePicture() {
    predictor.atEachCall(
        rows -> {
          throw new DiffusionException(Reason.OUT_OF_MEMORY, "too little");
        });
    add(TestPictures.guided(2).of("anna"));

    rounds(Batching.onCpu(), 2);

    assertEquals(Reason.OUT_OF_MEMORY, failure(inHand.getFirst()).reason());
  }

  @Test
  void aPictureThatMakesTheCallFailFailsAlone() {
    predictor.atEachCall(
        rows -> {
          if (rows.stream().anyMatch(row -> row.picture().request().owner().equals("boris"))) {
            throw new DiffusionException(Reason.RUNTIME_FAILED, "boris");
          }
        });
    add(
        TestPictures.guided(2).of("anna"),
        TestPictures.guided(2).of("boris"),
        TestPictures.guided(2).of("clara"));

    rounds(Batching.onCpu(), 2);

    assertEquals(List.of(2, 0, 2), inHand.stream().map(Denoising::taken).toList());
    assertEquals(Reason.RUNTIME_FAILED, failure(inHand.get(1)).reason());
  }

  private static DiffusionException failure(Denoising picture) {
    return assertThrows(DiffusionException.class, () -> picture.await(step -> {}));
  }

  /** As a device does that has memory for so many latents. */
  private static void refuseAbove(int latents, List<Predictor.Row> rows) {
    if (rows.size() * rows.getFirst().picture().request().shape().area() > latents) {
      throw new DiffusionException(Reason.OUT_OF_MEMORY, "too little");
    }
  }

  private List<Integer> sizesOfCalls() {
    return predictor.calls().stream().map(List::size).toList();
  }

  private static Batching rowsOfACall(int rows) {
    return new Batching(rows, 1 << 20, Batching.Sharing.GUIDED, Batching.Padding.NONE, 1, 16);
  }

  private void add(DenoisingRequest... requests) {
    for (DenoisingRequest request : requests) {
      inHand.add(new Denoising(++ids, request, () -> {}));
    }
  }

  private Rounds rounds(Batching batching, int count) {
    Rounds rounds = new Rounds(predictor, batching);
    for (int i = 0; i < count; i++) {
      rounds.next(inHand);
    }
    return rounds;
  }
}
