package backdrop.diffusion.batch;

import backdrop.diffusion.Cancellation.Registration;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.schedule.SamplerState;
import backdrop.diffusion.schedule.Schedule;
import backdrop.diffusion.unet.UnetBatch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The latents of one picture on their way from noise. The engine's thread takes the steps; the
 * thread that asked for the picture {@link #await waits}, hears of each step, and meanwhile draws
 * the noise that coming steps will want, so that the engine need not.
 */
public final class Denoising {

  /** Draws that lie ready, so that a listener may take a step's time without holding up its own. */
  private static final int DRAWN_AHEAD = 2;

  private static final long NOT_YET = -1;

  private final long id;
  private final DenoisingRequest request;
  private final Runnable readyAgain;
  private final float[][] rows;
  private final Deque<float[]> drawn = new ArrayDeque<>();
  private int drawnUpTo;
  private SamplerState state;
  private @Nullable Taken latest;
  private @Nullable Throwable failure;
  private boolean left;
  private long insideNanos;
  private long waitingNanos;
  private final long submitted = System.nanoTime();
  private long turnNanos = NOT_YET;

  /** A step that was taken: where it began, and what the network said there. */
  private record Taken(SamplerState before, float[] prediction) {}

  /**
   * @param id unlike that of any other
   * @param readyAgain tells the engine that a step can be taken now, or none ever again
   */
  Denoising(long id, DenoisingRequest request, Runnable readyAgain) {
    this.id = id;
    this.request = request;
    this.readyAgain = readyAgain;
    this.state = request.start();
    this.rows = new float[request.rows()][request.start().latents().length];
  }

  /**
   * Waits for the last step.
   *
   * @param stepTaken told of each step from 1, in order, on this thread; what it throws ends the
   *     denoising and reaches the caller unchanged
   * @return the latents without noise
   */
  public float[] await(IntConsumer stepTaken) {
    try (Registration _ = request.cancellation().onCancel(this::wake)) {
      int told = 0;
      while (told < schedule().evaluations()) {
        drawAhead();
        int taken = awaitMoreThan(told);
        drawAhead();
        while (told < taken) {
          request.cancellation().check();
          stepTaken.accept(++told);
        }
      }
      request.cancellation().check();
      return finished();
    } finally {
      leave();
    }
  }

  /** The clean latents that the latest step amounts to. */
  public synchronized float[] estimate() {
    Taken taken = latest;
    if (taken == null) {
      throw new IllegalStateException("no step was taken yet");
    }
    return schedule().denoised(taken.before(), taken.prediction());
  }

  /** Time in network calls that carried rows of this picture. */
  public synchronized Duration inside() {
    return Duration.ofNanos(insideNanos);
  }

  /** Time in which the network worked for others while this picture could have gone on. */
  public synchronized Duration waiting() {
    return Duration.ofNanos(waitingNanos);
  }

  /** From being submitted until the network began the first step; zero before that. */
  public synchronized Duration turn() {
    return Duration.ofNanos(Math.max(0, turnNanos));
  }

  private synchronized float[] finished() {
    for (float value : state.latents()) {
      if (!Float.isFinite(value)) {
        throw new DiffusionException(
            Reason.NOT_FINITE, "The model's prediction holds values that are no numbers");
      }
    }
    return state.latents();
  }

  private synchronized int awaitMoreThan(int told) {
    boolean interrupted = false;
    try {
      while (state.evaluation() <= told && failure == null) {
        request.cancellation().check();
        try {
          wait();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    switch (failure) {
      case null -> {}
      case DiffusionException known ->
          throw new DiffusionException(known.reason(), String.valueOf(known.getMessage()), known);
      case Throwable unknown ->
          throw new DiffusionException(Reason.RUNTIME_FAILED, "Painting failed", unknown);
    }
    return state.evaluation();
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Tells the engine outside the monitor: the engine asks pictures while it holds its own lock. */
  private void leave() {
    boolean abandoned;
    synchronized (this) {
      abandoned = !over();
      left |= abandoned;
    }
    if (abandoned) {
      readyAgain.run();
    }
  }

  /** Only the waiting thread draws, so the order of draws is that of the steps. */
  private void drawAhead() {
    while (wantsDraw()) {
      float[] noise = request.generator().normal(request.start().latents().length);
      synchronized (this) {
        drawn.addLast(noise);
      }
      readyAgain.run();
    }
  }

  private synchronized boolean wantsDraw() {
    Schedule schedule = schedule();
    drawnUpTo = Math.max(drawnUpTo, state.evaluation());
    while (drawnUpTo < schedule.evaluations() && !schedule.drawsNoise(drawnUpTo)) {
      drawnUpTo++;
    }
    if (drawnUpTo == schedule.evaluations() || drawn.size() == DRAWN_AHEAD) {
      return false;
    }
    drawnUpTo++;
    return true;
  }

  // What follows is for the engine's thread.

  DenoisingRequest request() {
    return request;
  }

  private Schedule schedule() {
    return request.schedule();
  }

  /** Steps that are behind. */
  synchronized int taken() {
    return state.evaluation();
  }

  /** True if nothing is left to do: finished, failed, cancelled or abandoned. */
  synchronized boolean over() {
    return left
        || failure != null
        || request.cancellation().isCancelled()
        || state.evaluation() == schedule().evaluations();
  }

  /** True if the next step can be taken at once. */
  synchronized boolean ready() {
    return !over() && (!drawn.isEmpty() || !schedule().drawsNoise(state.evaluation()));
  }

  synchronized double timestep() {
    return schedule().timestep(state.evaluation());
  }

  /** Writes one of this picture's rows into a call. */
  void write(int part, UnetBatch batch, int row) {
    SamplerState now;
    synchronized (this) {
      now = state;
      turnNanos = turnNanos == NOT_YET ? System.nanoTime() - submitted : turnNanos;
    }
    batch.condition(
        row,
        new UnetBatch.Occupant(id, part),
        request.mask(),
        request.maskedPicture(),
        request.embeddings().get(part),
        request.guidanceScale());
    batch.latents(
        row,
        now.latents(),
        schedule().inputScale(now.evaluation()),
        schedule().timestep(now.evaluation()));
  }

  /** Where a call's prediction for one of this picture's rows belongs: {@code [4, h, w]}. */
  float[] prediction(int part) {
    return rows[part];
  }

  synchronized void spent(long nanos, boolean aboard) {
    if (aboard) {
      insideNanos += nanos;
    } else {
      waitingNanos += nanos;
    }
  }

  /** Takes the step for which all rows were read. */
  void advance() {
    float[] prediction = guided();
    SamplerState before;
    float[] noise;
    synchronized (this) {
      before = state;
      noise = schedule().drawsNoise(before.evaluation()) ? drawn.removeFirst() : null;
    }
    SamplerState after = schedule().step(before, prediction, noise);
    synchronized (this) {
      state = after;
      latest = new Taken(before, prediction);
      notifyAll();
    }
  }

  /** Classifier-free guidance: from the negative prompt's prediction through the prompt's. */
  private float[] guided() {
    if (rows.length == 1) {
      return rows[0].clone();
    }
    float scale = (float) request.guidanceScale();
    float[] prediction = new float[rows[0].length];
    for (int i = 0; i < prediction.length; i++) {
      prediction[i] = rows[0][i] + scale * (rows[1][i] - rows[0][i]);
    }
    return prediction;
  }

  synchronized void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
      notifyAll();
    }
  }
}
