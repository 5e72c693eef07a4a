package backdrop.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nothing that was accepted is lost, whatever dies: every generation ends once and is kept once.
 */
@ExtendWith(LocalStackExtension.class)
final class CrashIT {
  /** A second record of the same generation would come within this time. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private static final Duration OUTAGE = Duration.ofSeconds(30);

  private LocalStack stack;
  private Person person;
  private String photoId;

  @BeforeEach
  void somebodyHasAPhoto(LocalStack running) throws InterruptedException {
    stack = running;
    person = Person.joins(stack);
    photoId = person.adds(Pictures.png(Pictures.product(1)), "block.png");
  }

  @Test
  void finishesAPaintingWhosePainterWasKilled() throws Exception {
    var id = person.paints(Person.painting(photoId).put("count", 2).put("steps", 100));
    person.awaitsFirstStep(id);
    var watching = new CountDownLatch(1);
    var watcher = Executors.newVirtualThreadPerTaskExecutor();
    var watched = watcher.submit(() -> person.watches(id, event -> watching.countDown()));
    assertTrue(watching.await(1, TimeUnit.MINUTES), "nobody watches");

    stack.kill("inference");
    stack.awaitReady("inference");
    var events = watched.get(3, TimeUnit.MINUTES);
    watcher.close();
    var generation = person.awaitsEnd(id);

    assertEquals("succeeded", generation.path("state").asText(), generation::toString);
    assertEquals("finished", events.getLast().type());
    assertTrue(generation.path("attempts").asInt() >= 2, generation::toString);
    assertKeptOnce(id);
  }

  @Test
  void keepsAPaintingThatEndedWhileTheLibraryWasDown() throws Exception {
    // Killed first: a short painting can be over before anybody sees its first step.
    stack.kill("history");
    var id = person.paints(Person.painting(photoId).put("steps", 2));
    person.awaitsEnd(id);
    stack.awaitReady("history");

    assertKeptOnce(id);
  }

  @Test
  void keepsAPaintingThatEndedWhileKafkaWasDown() {
    stack.stopKafka();
    try {
      var id = person.paints(Person.painting(photoId));
      person.awaitsEnd(id);
      // Down for much longer than a client keeps trying to send one message.
      await().during(OUTAGE).atMost(OUTAGE.plusSeconds(5)).until(() -> true);
      stack.startKafka();
      assertKeptOnce(id);
    } finally {
      stack.startKafka();
    }
  }

  private void assertKeptOnce(String id) {
    assertEquals(1, person.awaitsRecords(id).size());
    await()
        .during(LATE)
        .atMost(LATE.multipliedBy(3))
        .untilAsserted(() -> assertEquals(1, person.records(id).size()));
  }
}
