package backdrop.auth.mongo;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** Instants as BSON dates, which count milliseconds. */
final class Instants {
  private Instants() {}

  static Date toDate(Instant instant) {
    return Date.from(instant);
  }

  /** A date that every document of the collection has. */
  static Instant of(Document document, String field) {
    return document.getDate(field).toInstant();
  }
}
