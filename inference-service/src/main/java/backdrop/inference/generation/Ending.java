package backdrop.inference.generation;

import java.time.Instant;

/** When and under which event id a generation ends, if a move turns out to end it. */
record Ending(Instant at, String eventId, String replica) {
  Announcement announcement() {
    return new Announcement(eventId, replica, Announcement.Delivery.PENDING);
  }
}
