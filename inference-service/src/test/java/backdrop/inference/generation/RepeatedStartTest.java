package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.reason.InferenceReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start that comes twice counts once. */
class RepeatedStartTest extends TestDesk {
  @Test
  void answersARepeatedStartWithTheSameGeneration() {
    Generation first = desk.start(start("ann", REQUEST)).generation();

    Generation again = desk.start(start("ann", REQUEST)).generation();

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(shop.generations.waiting().turns()).hasSize(1);
  }

  @Test
  void refusesARequestIdWithOtherContent() {
    desk.start(start("ann", REQUEST));

    assertThat(reason(() -> desk.start(start("ann", REQUEST, TestGenerations.settings(1)))))
        .isEqualTo(InferenceReason.REQUEST_ID_REUSED);
  }

  @Test
  void letsTwoOwnersUseTheSameRequestId() {
    Generation ann = desk.start(start("ann", REQUEST)).generation();

    Generation bob = desk.start(start("bob", REQUEST)).generation();

    assertThat(bob.id()).isNotEqualTo(ann.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "17", "6f1c1a52-5b0f-4d34-9f0e", "1-1-1-1-1"})
  void refusesARequestIdThatIsNoUuid(String requestId) {
    assertThat(reason(() -> desk.start(start("ann", requestId))))
        .isEqualTo(InferenceReason.REQUEST_ID_INVALID);
  }

  @Test
  void turnsNobodyAwayWhoRepeatsAStart() {
    Generation first = desk.start(start("ann", REQUEST)).generation();
    start("bob");
    start("cid");
    start("dan");

    assertThat(desk.start(start("ann", REQUEST)).generation().id()).isEqualTo(first.id());
  }

  @Test
  void remembersNoProductForARepeatedStart() {
    Generation first = desk.start(start("ann", REQUEST)).generation();
    shop.fresh("replica-1").take(first.id());

    desk.start(start("ann", REQUEST));

    assertThat(shop.fresh("replica-1").take(first.id())).isEmpty();
  }

  @Test
  void remembersNoProductForAStartThatAnotherReplicaAcceptedFirst() {
    Replica late =
        new Replica(
            "replica-2",
            shop.clock,
            () -> {
              desk.start(start("ann", REQUEST));
              return "late";
            });
    Workshop workshop = shop.workshop(late, shop.artifacts, shop.feed);

    Generation answered = desk(workshop, new Caps(3, 4)).start(start("ann", REQUEST)).generation();

    assertThat(answered.id()).isNotEqualTo("late");
    assertThat(shop.fresh("replica-2").take("late")).isEmpty();
    assertThat(shop.fresh("replica-1").take(answered.id())).isPresent();
  }
}
