package backdrop.history.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
  private final SingleFlight<String, Integer> flight = new SingleFlight<>();
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void doesWorkAskedForAtOnceOnlyOnce() throws Exception {
    CountDownLatch landed = new CountDownLatch(1);
    List<Thread> waiting = new ArrayList<>();
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waiting.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    int answer = flight.run("key", () -> countAfter(landed));
                    synchronized (answers) {
                      answers.add(answer);
                    }
                  }));
    }
    Awaitility.await()
        .until(() -> waiting.stream().allMatch(t -> t.getState() == Thread.State.WAITING));

    landed.countDown();

    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(answers).hasSize(20).containsOnly(1);
  }

  @Test
  void doesItAgainWhenItIsAskedForLater() {
    flight.run("key", calls::incrementAndGet);

    assertThat(flight.run("key", calls::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void sharesAnExceptionAndForgetsIt() throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Throwable> first =
          executor.submit(() -> catchThrowable(() -> flight.run("key", this::fail)));

      assertThat(first.get()).isInstanceOf(UnsupportedOperationException.class);
      assertThat(flight.run("key", () -> 5)).isEqualTo(5);
    }
  }

  private int fail() {
    throw new UnsupportedOperationException();
  }

  private int countAfter(CountDownLatch landed) {
    try {
      landed.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return calls.incrementAndGet();
  }
}
