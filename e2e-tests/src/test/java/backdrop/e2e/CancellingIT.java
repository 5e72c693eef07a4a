package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cancelling is an act of its own: it ends a painting between two steps, once and for all. */
@ExtendWith(LocalStackExtension.class)
final class CancellingIT {
  private Person person;
  private String id;

  @BeforeEach
  void somebodyPaintsForLong(LocalStack stack) throws InterruptedException {
    person = Person.joins(stack);
    var photoId = person.adds(Pictures.png(Pictures.product(1)), "block.png");
    id = person.paints(Person.painting(photoId).put("count", 8).put("steps", 100));
  }

  @Test
  void endsARunningPainting() {
    person.awaitsFirstStep(id);
    var start = Instant.now();

    cancel().succeeded();
    var generation = person.awaitsEnd(id);

    assertEquals("cancelled", generation.path("state").asText());
    assertTrue(Duration.between(start, Instant.now()).compareTo(Duration.ofSeconds(15)) < 0);
  }

  @Test
  void meansTheSameTwice() {
    cancel().succeeded();
    person.awaitsEnd(id);

    var again = cancel().succeeded();

    assertEquals("cancelled", again.json().at("/generation/state").asText());
  }

  @Test
  void isTheLastThingThatWatchersSee() throws Exception {
    cancel().succeeded();

    var events = person.watches(id);

    assertEquals("finished", events.getLast().type());
    assertEquals("cancelled", events.getLast().data().path("state").asText());
  }

  private Reply cancel() {
    return person.post("/api/generations/" + id + "/cancellation", "{}");
  }
}
