package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever has many paintings waiting takes turns with whoever has few. */
@ExtendWith(LocalStackExtension.class)
final class FairTurnsIT {
  @Test
  void letsTwoPaintingsOvertakeEighteen(LocalStack stack) throws InterruptedException {
    var busy = Person.joins(stack);
    var modest = Person.joins(stack);
    var many = paintings(busy, 18);
    var few = paintings(modest, 2);

    var starts = starts(busy, many);
    var last = starts(modest, few).getLast();

    // Before the modest one's second turn the busy one had its own turns, and nearly all wait.
    long earlier = starts.stream().filter(start -> start.isBefore(last)).count();
    assertTrue(earlier < 12, () -> earlier + " of 18 went first");
  }

  private static List<String> paintings(Person person, int count) {
    var photoId = person.adds(Pictures.png(Pictures.product(1)), "block.png");
    var ids = new ArrayList<String>();
    for (int painting = 0; painting < count; painting++) {
      ids.add(person.paints(Person.painting(photoId).put("seed", painting)));
    }
    return ids;
  }

  private static List<Instant> starts(Person person, List<String> ids) {
    return ids.stream()
        .map(id -> Instant.parse(person.awaitsEnd(id).path("startedAt").asText()))
        .sorted()
        .toList();
  }
}
