package backdrop.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process that is wanted: once it has served it is started again whenever it ends, until it is
 * stopped.
 */
final class Supervised {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LEAVE = Duration.ofSeconds(15);

  private final Launch launch;
  private final ChildRecords records;
  private final HttpClient http;
  private final Console console;
  private @Nullable Child child;
  private Instant started = Instant.EPOCH;
  private Backoff backoff = Backoff.NONE;
  private boolean served;
  private boolean wanted = true;

  Supervised(Launch launch, ChildRecords records, HttpClient http, Console console) {
    this.launch = launch;
    this.records = records;
    this.http = http;
    this.console = console;
  }

  String name() {
    return launch.name();
  }

  /** Starts the process unless the stack is stopping already. */
  synchronized void start() {
    if (!wanted) {
      return;
    }
    started = Instant.now();
    var fresh = Child.start(launch);
    child = fresh;
    records.add(launch, fresh.handle());
    var unused = fresh.onExit().thenRun(() -> ended(fresh));
  }

  /**
   * Returns when the process serves; fails with its own reason when it ends first or takes longer
   * than the limit.
   */
  void awaitReady(Duration limit) throws InterruptedException {
    var deadline = Instant.now().plus(limit);
    var answer = Answer.of(http, launch.ready());
    while (!answer.ready()) {
      if (!isAlive()) {
        refuseWhileStopping();
        throw new StackFailure(name() + " did not start: " + reason("it ended without a word"));
      }
      var trouble = LastWords.troubleIn(answer.body());
      if (trouble.isPresent()) {
        throw new StackFailure(name() + " cannot serve: " + trouble.get());
      }
      if (Instant.now().isAfter(deadline)) {
        var words = LastWords.inAnswer(answer.body()).orElseGet(() -> reason("no answer"));
        throw new StackFailure(
            name() + " is not ready after " + limit.toSeconds() + " s: " + words);
      }
      Thread.sleep(POLL);
      answer = Answer.of(http, launch.ready());
    }
    synchronized (this) {
      served = true;
    }
  }

  private synchronized void refuseWhileStopping() throws InterruptedException {
    if (!wanted) {
      throw new InterruptedException(name() + " was stopped while it started");
    }
  }

  /** How long ago the process was started. */
  synchronized Duration age() {
    return Duration.between(started, Instant.now());
  }

  synchronized boolean isAlive() {
    return child != null && child.isAlive();
  }

  /** The process of the moment, for those who want to hurt it. */
  synchronized Child child() {
    if (child == null) {
      throw new IllegalStateException(name() + " was never started");
    }
    return child;
  }

  /** Asks the process to leave; it will not be started again. */
  synchronized void stop() {
    wanted = false;
    if (child != null) {
      child.stop();
    }
  }

  /** Returns when the process is gone, by force if it takes longer than it may. */
  void awaitStopped() {
    Child last;
    synchronized (this) {
      last = child;
    }
    if (last != null) {
      last.awaitExit(LEAVE);
    }
  }

  private void ended(Child gone) {
    Duration delay;
    synchronized (this) {
      if (!wanted || !served || child != gone) {
        return;
      }
      delay = backoff.delay();
      backoff = backoff.after(age());
    }
    var when = delay.isZero() ? "" : " in " + delay.toSeconds() + " s";
    console.trouble(name() + " ended (status " + gone.status() + "), starting it again" + when);
    Thread.ofVirtual().name("restart-" + name()).start(() -> startAgain(delay));
  }

  private void startAgain(Duration delay) {
    try {
      Thread.sleep(delay);
      start();
      var fresh = child();
      while (fresh.isAlive() && !Answer.of(http, launch.ready()).ready()) {
        Thread.sleep(POLL);
      }
      if (fresh.isAlive()) {
        console.ready(name(), age());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (StackFailure failure) {
      console.trouble(String.valueOf(failure.getMessage()));
    }
  }

  /** Returns when the process serves, however often it has to be started for that. */
  void awaitServing(Duration limit) throws InterruptedException {
    awaitServing(launch.ready(), limit);
  }

  /** The same for a part of the process that has an answer of its own. */
  void awaitServing(URI address, Duration limit) throws InterruptedException {
    var deadline = Instant.now().plus(limit);
    while (!isAlive() || !Answer.of(http, address).ready()) {
      refuseWhileStopping();
      if (Instant.now().isAfter(deadline)) {
        throw new StackFailure(name() + " does not serve: " + reason("no answer"));
      }
      Thread.sleep(POLL);
    }
  }

  private String reason(String otherwise) {
    return LastWords.inLog(launch.log()).orElse(otherwise) + " (see " + launch.log() + ")";
  }
}
