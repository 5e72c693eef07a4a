package backdrop.inference.generation;

import backdrop.inference.generation.GenerationState.Running;
import backdrop.inference.generation.Painter.FinishedImage;
import backdrop.inference.generation.Painter.Painting;
import backdrop.inference.generation.Painter.WetImage;
import backdrop.inference.generation.PaintingException.Remedy;
import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One generation under one lease: paints the images that are open, stores each as soon as it is
 * finished, and leaves the generation ended, back in the queue, or in other hands. Every change
 * carries the lease, so a worker that is late changes nothing.
 */
final class PaintingRun {
  private static final Logger LOG = System.getLogger(PaintingRun.class.getName());

  private final Workshop shop;
  private final Generation taken;
  private final Lease lease;
  private final Instant deadline;
  private final BooleanSupplier releasing;

  /**
   * @param taken just taken by this replica
   * @param releasing becomes true when the generation must be given back
   */
  PaintingRun(Workshop shop, Generation taken, BooleanSupplier releasing) {
    if (!(taken.state() instanceof Running running)) {
      throw new IllegalArgumentException("generation " + taken.id() + " is not running");
    }
    this.shop = shop;
    this.taken = taken;
    this.lease = running.lease();
    this.deadline = running.takenAt().plus(shop.rules().timeLimit());
    this.releasing = releasing;
  }

  void paint() {
    try {
      paintOpenImages();
    } catch (LeaseLost over) {
      leaveToOthers();
    } catch (PaintingStopped stopped) {
      stopped();
    } catch (PaintingException refused) {
      failed(refused.failure(), refused.remedy());
    } catch (OutOfMemoryError tooMuch) {
      LOG.log(Level.ERROR, "Generation " + taken.id() + " needs too much memory", tooMuch);
      failed(
          new PaintFailure(
              InferenceReason.PAINTING_OUT_OF_MEMORY, "There was not enough memory to paint this."),
          Remedy.TRY_AGAIN);
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "Generation " + taken.id() + " failed", fault);
      failed(
          new PaintFailure(InferenceReason.PAINTING_FAILED, "Painting failed on our side."),
          Remedy.TRY_AGAIN);
    }
  }

  private void paintOpenImages() throws PaintingStopped {
    Strokes ahead = new Strokes(taken.open().getFirst().index(), 0, 0, taken.stepsLeft());
    try (Pulse pulse = new Pulse(shop, taken, lease, ahead);
        Painting painting = shop.painter().begin(taken, shop.products().of(taken));
        Finishing finishing = new Finishing()) {
      StepCount count = new StepCount(shop, taken, pulse);
      SideBySide.Work work =
          (image, stopping) -> {
            BooleanSupplier stop = () -> stopping.getAsBoolean() || mustStop(pulse);
            try (StepCount.OfImage steps = count.begin(image.index())) {
              paintImage(painting, pulse, steps, image, finishing, stop);
            }
          };
      new SideBySide(taken.open(), shop.rules().imagesAtOnce(), work).paint();
      finishing.await();
    }
  }

  private void paintImage(
      Painting painting,
      Pulse pulse,
      Painter.Steps steps,
      GenerationImage image,
      Finishing finishing,
      BooleanSupplier stop)
      throws PaintingStopped {
    int index = image.index();
    Instant began = shop.replica().now();
    WetImage wet;
    try {
      if (pulse.ended(index)) {
        return;
      }
      wet = painting.paint(image.seed(), steps, () -> pulse.ended(index) || stop.getAsBoolean());
    } catch (PaintingStopped stopped) {
      if (pulse.lost()) {
        throw new LeaseLost(taken.id(), lease);
      }
      if (pulse.ended(index)) {
        return;
      }
      throw stopped;
    } catch (PaintingException refused) {
      if (refused.remedy() == Remedy.TRY_AGAIN) {
        throw refused;
      }
      LOG.log(
          Level.WARNING, "Image " + index + " of generation " + taken.id() + " failed", refused);
      end(index, new ImageState.Failed(refused.failure()));
      return;
    }
    finishing.begin(() -> finish(index, wet, began));
  }

  private void finish(int index, WetImage wet, Instant began) {
    FinishedImage finished;
    try {
      finished = wet.finish();
    } catch (PaintingException refused) {
      if (refused.remedy() == Remedy.TRY_AGAIN) {
        throw refused;
      }
      LOG.log(
          Level.WARNING, "Image " + index + " of generation " + taken.id() + " failed", refused);
      end(index, new ImageState.Failed(refused.failure()));
      return;
    }
    store(index, finished, began);
  }

  private boolean mustStop(Pulse pulse) {
    return pulse.lost() || releasing.getAsBoolean() || overdue();
  }

  private boolean overdue() {
    return shop.replica().now().isAfter(deadline);
  }

  /** Bytes first, then the one change that makes them part of the generation. */
  private void store(int index, FinishedImage finished, Instant began) {
    ArtifactKey key = ArtifactKey.image(taken.id(), index, lease.epoch());
    StoredArtifact artifact =
        new StoredArtifact(
            key,
            finished.mediaType(),
            finished.bytes().length,
            Hashes.sha256(finished.bytes()),
            finished.width(),
            finished.height(),
            finished.quality());
    patiently(
        () -> {
          shop.artifacts().store(key, finished.bytes());
          return taken;
        });
    ImageTimings timings =
        new ImageTimings(
            Duration.between(began, shop.replica().now()),
            finished.model(),
            finished.compositing(),
            finished.encoding());
    ImageState.Painted painted =
        new ImageState.Painted(artifact, finished.fidelity(), timings, finished.check());
    boolean kept = false;
    try {
      kept = end(index, painted).images().get(index).state().equals(painted);
    } finally {
      if (!kept) {
        discard(key);
      }
    }
  }

  private Generation end(int index, ImageState end) {
    Ending ending = shop.replica().ending();
    Generation after = change(now -> now.imageEnded(lease, index, end, ending));
    shop.observer().imageEnded(after.images().get(index).state());
    return after;
  }

  /** Nobody refers to these bytes; should this fail, the sweeper finds them. */
  private void discard(ArtifactKey key) {
    try {
      shop.artifacts().remove(key);
    } catch (Failure unavailable) {
      LOG.log(Level.DEBUG, "Left {0} to the sweeper", key);
    }
  }

  private void stopped() {
    if (overdue()) {
      failed(
          new PaintFailure(
              InferenceReason.PAINTING_TOOK_TOO_LONG,
              "Painting took longer than " + shop.rules().timeLimit().toMinutes() + " minutes."),
          Remedy.NONE);
      return;
    }
    LOG.log(Level.INFO, "Generation {0} is given back", taken.id());
    settle(now -> now.release(lease, shop.replica().now()));
  }

  private void failed(PaintFailure failure, Remedy remedy) {
    Ending ending = shop.replica().ending();
    if (remedy == Remedy.NONE || taken.attempts() >= shop.rules().attempts()) {
      settle(now -> now.failed(lease, failure, ending));
    } else {
      shop.observer().attemptFailed(failure);
      Instant next = ending.at().plus(backOff());
      settle(now -> now.retry(lease, next));
    }
  }

  /** Four times as long after each attempt. */
  private Duration backOff() {
    return shop.rules().backOff().multipliedBy(1L << 2 * Math.clamp(taken.attempts() - 1L, 0, 10));
  }

  /**
   * The last word about this lease; if the store stays away, the lease lapses and says the same.
   */
  private void settle(UnaryOperator<Generation> move) {
    try {
      change(move);
    } catch (LeaseLost over) {
      leaveToOthers();
    } catch (Failure unavailable) {
      LOG.log(Level.WARNING, "Generation {0}: {1}", taken.id(), unavailable.text());
    }
  }

  private void leaveToOthers() {
    boolean stillOpen = shop.generations().find(taken.id()).filter(now -> !now.ended()).isPresent();
    if (stillOpen) {
      shop.observer().leaseLost();
      LOG.log(Level.WARNING, "Generation {0} was taken by another replica", taken.id());
    }
  }

  private Generation change(UnaryOperator<Generation> move) {
    Generation after =
        patiently(
            () ->
                shop.generations()
                    .change(taken.id(), move)
                    .orElseThrow(() -> new LeaseLost(taken.id(), lease)));
    shop.feed().changed(taken.id());
    return after;
  }

  private <T> T patiently(Supplier<T> call) {
    return new Patience(shop.rules().storePatience()).with(call);
  }
}
