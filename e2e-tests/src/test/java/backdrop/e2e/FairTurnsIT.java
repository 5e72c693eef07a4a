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

    var busyStarts = times(busy, many, "startedAt");
    var asked = times(modest, few, "createdAt").getLast();
    var served = times(modest, few, "startedAt").getLast();

    // From when both wait they take turns: at most one of the busy one's before each of the two.
    long between =
        busyStarts.stream().filter(start -> start.isAfter(asked) && start.isBefore(served)).count();
    assertTrue(between <= 2, () -> between + " of 18 went before the two");
    assertTrue(busyStarts.getLast().isAfter(served), "the eighteen did not wait at all");
  }

  private static List<String> paintings(Person person, int count) {
    var photoId = person.adds(Pictures.png(Pictures.product(1)), "block.png");
    var ids = new ArrayList<String>();
    for (int painting = 0; painting < count; painting++) {
      ids.add(person.paints(Person.painting(photoId).put("seed", painting)));
    }
    return ids;
  }

  private static List<Instant> times(Person person, List<String> ids, String which) {
    return ids.stream()
        .map(id -> Instant.parse(person.awaitsEnd(id).path(which).asText()))
        .sorted()
        .toList();
  }
}
