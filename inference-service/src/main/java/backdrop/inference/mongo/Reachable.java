package backdrop.inference.mongo;

import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.function.Supplier;

/** Says in core's words that MongoDB does not answer. */
final class Reachable {
  private Reachable() {}

  static <T> T call(Supplier<T> operation) {
    try {
      return operation.get();
    } catch (MongoTimeoutException
        | MongoSocketException
        | MongoNotPrimaryException
        | MongoNodeIsRecoveringException away) {
      throw unavailable(away);
    }
  }

  static void run(Runnable operation) {
    call(
        () -> {
          operation.run();
          return Boolean.TRUE;
        });
  }

  static Failure unavailable(RuntimeException away) {
    return new Failure(
        CommonReason.SERVICE_UNAVAILABLE, "The store does not answer. Try again shortly.", away);
  }
}
