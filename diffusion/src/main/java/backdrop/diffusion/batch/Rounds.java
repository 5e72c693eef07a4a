package backdrop.diffusion.batch;

import backdrop.diffusion.Batching;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.batch.Predictor.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes steps round by round: chooses pictures, has their rows predicted together, and lets each
 * picture advance. A picture whose rows make a call fail is found and fails alone. For use by one
 * thread.
 */
final class Rounds implements AutoCloseable {

  private final Predictor predictor;
  private final Batching batching;
  private final FairShares shares = new FairShares();
  private final MemoryLimit memory = new MemoryLimit();

  Rounds(Predictor predictor, Batching batching) {
    this.predictor = predictor;
    this.batching = batching;
  }

  /** Takes one step of at least one of these pictures if any of them is ready. */
  void next(List<Denoising> inHand) {
    shares.settle(inHand);
    List<Denoising> ready = inHand.stream().filter(Denoising::ready).toList();
    if (ready.isEmpty()) {
      return;
    }
    List<Denoising> chosen = shares.choose(ready, this::rowsOf, this::mayMeet);
    try {
      predict(chosen, ready);
    } catch (RuntimeException | OutOfMemoryError failure) {
      cope(chosen, ready, failure);
      return;
    }
    memory.sufficed(rowsOfCall(chosen), area(chosen.getFirst()));
    chosen.forEach(Rounds::advance);
  }

  private int rowsOf(Denoising picture) {
    int area = area(picture);
    return Math.min(memory.rowsOf(area), batching.rowsOf(area));
  }

  private static int area(Denoising picture) {
    return picture.request().shape().area();
  }

  /** The rows of the largest call in which the chosen are predicted. */
  private int rowsOfCall(List<Denoising> chosen) {
    int rows = chosen.stream().mapToInt(picture -> picture.request().rows()).sum();
    return batching.filled(Math.min(rows, rowsOf(chosen.getFirst())));
  }

  private boolean mayMeet(Denoising first, Denoising other) {
    boolean together =
        switch (batching.sharing()) {
          case ALL -> true;
          case GUIDED -> first.request().rows() > 1 && other.request().rows() > 1;
          case NONE -> false;
        };
    return together
        && first.request().shape().equals(other.request().shape())
        && (predictor.ownTimesteps() || first.timestep() == other.timestep());
  }

  /** In one call, unless the pictures have more rows than fit into one. */
  private void predict(List<Denoising> chosen, List<Denoising> ready) {
    List<Row> rows = new ArrayList<>();
    for (Denoising picture : chosen) {
      for (int part = 0; part < picture.request().rows(); part++) {
        rows.add(new Row(picture, part));
      }
    }
    int most = predictor.rowsOfACall(rowsOf(chosen.getFirst()));
    for (int from = 0; from < rows.size(); from += most) {
      call(rows.subList(from, Math.min(from + most, rows.size())), ready);
    }
  }

  private void call(List<Row> rows, List<Denoising> ready) {
    long nanos = predictor.predict(rows);
    List<Denoising> aboard = rows.stream().map(Row::picture).distinct().toList();
    ready.forEach(picture -> picture.spent(nanos, aboard.contains(picture)));
  }

  private static void advance(Denoising picture) {
    try {
      picture.advance();
    } catch (RuntimeException | OutOfMemoryError failure) {
      picture.fail(failure);
    }
  }

  /**
   * Too little memory: smaller calls from now on. Anything else: each alone, to find the culprit.
   */
  private void cope(List<Denoising> chosen, List<Denoising> ready, Throwable failure) {
    int tried = rowsOfCall(chosen);
    if (outOfMemory(failure) && tried > 1) {
      memory.ranShort(tried, area(chosen.getFirst()));
      predictor.forget();
    } else if (chosen.size() == 1) {
      chosen.getFirst().fail(failure);
    } else {
      chosen.stream()
          .filter(picture -> !picture.over())
          .forEach(picture -> tryAlone(picture, ready));
    }
  }

  private void tryAlone(Denoising picture, List<Denoising> ready) {
    try {
      predict(List.of(picture), ready);
    } catch (RuntimeException | OutOfMemoryError failure) {
      picture.fail(failure);
      return;
    }
    advance(picture);
  }

  private static boolean outOfMemory(Throwable failure) {
    return failure instanceof OutOfMemoryError
        || (failure instanceof DiffusionException known && known.reason() == Reason.OUT_OF_MEMORY);
  }

  @Override
  public void close() {
    predictor.close();
  }
}
