package backdrop.history.mongo;

import backdrop.history.page.Position;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.Date;
import java.util.Optional;
import org.bson.conversions.Bson;

/** Lists ordered newest first by a time and then the id, continued after a position. */
final class Keyset {
  private final String time;

  Keyset(String time) {
    this.time = time;
  }

  /** An index that serves the list under equal values of these fields. */
  Bson index(String... equal) {
    return Indexes.compoundIndex(Indexes.ascending(equal), Indexes.descending(time, "_id"));
  }

  Bson order() {
    return Sorts.descending(time, "_id");
  }

  Bson after(Optional<Position> position) {
    return position.map(this::after).orElseGet(Filters::empty);
  }

  private Bson after(Position position) {
    Date at = Date.from(position.at());
    return Filters.and(
        // Says nothing new; it gives the index its bound.
        Filters.lte(time, at),
        Filters.or(
            Filters.lt(time, at),
            Filters.and(Filters.eq(time, at), Filters.lt("_id", position.id()))));
  }
}
