package backdrop.diffusion.batch;

import backdrop.diffusion.Batching;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.unet.Unet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Steps the latents of all pictures in hand, on one thread of its own for one UNet. A round takes
 * one step of some pictures, chosen by {@link FairShares}; between rounds pictures join, and those
 * that are finished, failed or no longer wanted leave. Any thread may submit.
 */
public final class StepEngine implements AutoCloseable {

  private final Rounds rounds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Deque<Denoising> arrivals = new ArrayDeque<>();
  private final AtomicLong ids = new AtomicLong();
  private final Thread thread;
  private boolean somethingNew;
  private boolean closing;

  public StepEngine(Unet unet, Batching batching) {
    this(new UnetPredictor(unet, batching), batching);
  }

  StepEngine(Predictor predictor, Batching batching) {
    this.rounds = new Rounds(predictor, batching);
    this.thread = Thread.ofPlatform().name("unet-steps").daemon().start(this::work);
  }

  /** Takes a picture in hand; it joins with the next round. */
  public Denoising submit(DenoisingRequest request) {
    Denoising denoising = new Denoising(ids.incrementAndGet(), request, this::wake);
    lock.lock();
    try {
      if (closing) {
        throw closed();
      }
      arrivals.addLast(denoising);
    } finally {
      lock.unlock();
    }
    wake();
    return denoising;
  }

  private void wake() {
    lock.lock();
    try {
      somethingNew = true;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    List<Denoising> inHand = new ArrayList<>();
    try (rounds) {
      while (admit(inHand)) {
        rounds.next(inHand);
      }
    } catch (RuntimeException | Error broken) {
      inHand.forEach(denoising -> denoising.fail(broken));
      refuseArrivals(broken);
    } finally {
      inHand.forEach(denoising -> denoising.fail(closed()));
      refuseArrivals(closed());
    }
  }

  /** Waits until there is something to step; false once closed. */
  private boolean admit(List<Denoising> inHand) {
    lock.lock();
    try {
      while (true) {
        inHand.addAll(arrivals);
        arrivals.clear();
        inHand.removeIf(Denoising::over);
        if (closing) {
          return false;
        }
        somethingNew = false;
        if (inHand.stream().anyMatch(Denoising::ready)) {
          return true;
        }
        while (!somethingNew && !closing) {
          news.awaitUninterruptibly();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void refuseArrivals(Throwable cause) {
    lock.lock();
    try {
      closing = true;
      arrivals.forEach(denoising -> denoising.fail(cause));
      arrivals.clear();
    } finally {
      lock.unlock();
    }
  }

  private static DiffusionException closed() {
    return new DiffusionException(Reason.CLOSED, "The pipeline is closed");
  }

  /** Ends after the running round; pictures still in hand fail with {@link Reason#CLOSED}. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      news.signal();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
