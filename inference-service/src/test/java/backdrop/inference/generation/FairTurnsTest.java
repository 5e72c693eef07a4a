package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.generation.WaitingLine.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairTurnsTest {
  private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void alternatesBetweenOneOwnersEighteenAndAnothersTwo() {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      turns.add(turn("a" + i, "ann", i));
    }
    turns.add(turn("b0", "bob", 18));
    turns.add(turn("b1", "bob", 19));

    List<Turn> order = FairTurns.order(new WaitingLine(turns, Map.of()));

    assertThat(order)
        .extracting(Turn::generationId)
        .startsWith("a0", "b0", "a1", "b1", "a2", "a3")
        .hasSize(20);
  }

  @Test
  void servesTheOwnerFirstWhoWasServedLongestAgo() {
    WaitingLine line =
        new WaitingLine(
            List.of(turn("a", "ann", 0), turn("b", "bob", 1), turn("c", "cid", 2)),
            Map.of("ann", T0.plusSeconds(50), "bob", T0.plusSeconds(40)));

    assertThat(FairTurns.order(line)).extracting(Turn::generationId).containsExactly("c", "b", "a");
  }

  @Test
  void servesAnOwnersOldestFirst() {
    WaitingLine line =
        new WaitingLine(List.of(turn("old", "ann", 0), turn("new", "ann", 1)), Map.of());

    assertThat(FairTurns.order(line)).extracting(Turn::generationId).containsExactly("old", "new");
  }

  @Test
  void ordersNobodyWhereNobodyWaits() {
    assertThat(FairTurns.order(new WaitingLine(List.of(), Map.of()))).isEmpty();
  }

  private static Turn turn(String id, String owner, int second) {
    Instant at = T0.plusSeconds(second);
    return new Turn(id, owner, at, at, 8);
  }
}
