package backdrop.diffusion.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Stands for the UNet: notes who was called together, and does at each call what a test wants. */
final class ScriptedPredictor implements Predictor {

  /** Who took part in each call so far: the owner of each row. */
  private final List<List<Object>> calls = new ArrayList<>();

  private final Semaphore allowed = new Semaphore(0);
  private final Semaphore begun = new Semaphore(0);
  private volatile Consumer<List<Row>> script = rows -> {};
  private volatile boolean ownTimesteps = true;
  private boolean stepwise;

  /** Each call waits until it is {@link #allow allowed}. */
  static ScriptedPredictor stepwise() {
    ScriptedPredictor predictor = new ScriptedPredictor();
    predictor.stepwise = true;
    return predictor;
  }

  ScriptedPredictor atEachCall(Consumer<List<Row>> doing) {
    script = doing;
    return this;
  }

  ScriptedPredictor withOneTimestepForAll() {
    ownTimesteps = false;
    return this;
  }

  void allow(int more) {
    allowed.release(more);
  }

  /** Waits until so many more calls have begun. */
  void awaitCalls(int more) throws InterruptedException {
    if (!begun.tryAcquire(more, 30, TimeUnit.SECONDS)) {
      throw new AssertionError("only " + calls() + " began");
    }
  }

  List<List<Object>> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  @Override
  public int rowsOfACall(int wanted) {
    return wanted;
  }

  @Override
  public boolean ownTimesteps() {
    return ownTimesteps;
  }

  @Override
  public long predict(List<Row> rows) {
    synchronized (calls) {
      calls.add(rows.stream().map(row -> row.picture().request().owner()).toList());
    }
    begun.release();
    if (stepwise) {
      allowed.acquireUninterruptibly();
    }
    script.accept(rows);
    return 1;
  }

  @Override
  public void forget() {}

  @Override
  public void close() {}
}
