package backdrop.diffusion;

import backdrop.diffusion.batch.DecodeLane;
import backdrop.diffusion.batch.StepEngine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** The networks at work: what goes on at once in each of them, and who waits for whom. */
final class Engine implements AutoCloseable {

  private final Networks networks;
  private final StepEngine steps;
  private final DecodeLane decodes;
  private final ReentrantLock encoding = new ReentrantLock(true);
  private final Semaphore places;

  Engine(Networks networks, Batching batching) {
    this.networks = networks;
    this.steps = new StepEngine(networks.unet(), batching);
    this.decodes = new DecodeLane(networks.decoder(), batching.decodes());
    this.places = new Semaphore(batching.pictures(), true);
  }

  Networks networks() {
    return networks;
  }

  StepEngine steps() {
    return steps;
  }

  DecodeLane decodes() {
    return decodes;
  }

  /** A place for a picture in hand; waits for one in the order of the calls. */
  Semaphore places() {
    return places;
  }

  /** Waits until no other picture is being encoded, and says how long that took. */
  Duration beginEncoding() {
    long began = System.nanoTime();
    encoding.lock();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  void endEncoding() {
    encoding.unlock();
  }

  @Override
  public void close() {
    steps.close();
    networks.close();
  }
}
