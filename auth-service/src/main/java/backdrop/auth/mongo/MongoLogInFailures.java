package backdrop.auth.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import backdrop.auth.account.LogInFailures;
import com.mongodb.MongoServerException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Counts of failed log-ins in the collection {@code log_in_failures}, one document a subject. */
public final class MongoLogInFailures implements LogInFailures {
  private final MongoCollection<Document> failures;

  public MongoLogInFailures(MongoDatabase database) {
    this.failures = database.getCollection("log_in_failures");
    failures.createIndex(Indexes.ascending("forgetAt"));
  }

  @Override
  public Tally of(String subject, Instant now) {
    Document found = failures.find(remembered(subject, now)).first();
    return found == null
        ? Tally.NONE
        : new Tally(found.getInteger("count"), Instants.of(found, "last"));
  }

  @Override
  public void add(String subject, Instant now, Instant forgetAt) {
    // One of the two matches, unless another call changes which: then the other one does.
    while (!addToRemembered(subject, now, forgetAt) && !startAnew(subject, now, forgetAt)) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void forget(String subject) {
    failures.deleteOne(eq("_id", subject));
  }

  @Override
  public long sweep(Instant now) {
    return failures.deleteMany(lte("forgetAt", Instants.toDate(now))).getDeletedCount();
  }

  private boolean addToRemembered(String subject, Instant now, Instant forgetAt) {
    Date last = Instants.toDate(now);
    return failures
            .updateOne(
                remembered(subject, now),
                combine(
                    inc("count", 1), max("last", last), max("forgetAt", Instants.toDate(forgetAt))))
            .getMatchedCount()
        == 1;
  }

  private boolean startAnew(String subject, Instant now, Instant forgetAt) {
    try {
      failures.updateOne(
          and(eq("_id", subject), lte("forgetAt", Instants.toDate(now))),
          combine(
              set("count", 1),
              set("last", Instants.toDate(now)),
              set("forgetAt", Instants.toDate(forgetAt))),
          new UpdateOptions().upsert(true));
      return true;
    } catch (MongoServerException refused) {
      if (Duplicates.causeOf(refused)) {
        return false;
      }
      throw refused;
    }
  }

  private static Bson remembered(String subject, Instant now) {
    return and(eq("_id", subject), gt("forgetAt", Instants.toDate(now)));
  }
}
