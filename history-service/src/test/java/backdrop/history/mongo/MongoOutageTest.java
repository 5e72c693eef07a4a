package backdrop.history.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import com.mongodb.MongoTimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MongoOutageTest {
  @Test
  void saysThatTheDatabaseDoesNotAnswer() {
    Supplier<?> port =
        MongoOutage.translated(
            Supplier.class,
            () -> {
              throw new MongoTimeoutException("no server");
            });

    Failure failure = catchThrowableOfType(Failure.class, port::get);

    assertThat(failure.reason()).isEqualTo(CommonReason.SERVICE_UNAVAILABLE);
    assertThat(failure.retryAfter()).isPresent();
    assertThat(failure.text()).doesNotContain("no server");
  }

  @Test
  void leavesFaultsAsTheyAre() {
    Supplier<?> port =
        MongoOutage.translated(
            Supplier.class,
            () -> {
              throw new IllegalStateException("a fault");
            });

    assertThatIllegalStateException().isThrownBy(port::get).withMessage("a fault");
  }

  @Test
  void handsOnAnswers() {
    assertThat(MongoOutage.translated(Supplier.class, () -> "answer").get()).isEqualTo("answer");
  }
}
