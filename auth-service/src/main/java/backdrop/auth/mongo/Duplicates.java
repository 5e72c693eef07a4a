package backdrop.auth.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoServerException;

/** Tells a unique index at work from every other refusal of the server. */
final class Duplicates {
  private Duplicates() {}

  static boolean causeOf(MongoServerException refused) {
    return ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
  }
}
