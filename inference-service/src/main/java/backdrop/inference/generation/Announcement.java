package backdrop.inference.generation;

/**
 * The event that tells others about the end of a generation; written in the same change as that
 * end.
 *
 * @param eventId the same at each delivery
 * @param replica who wrote it and delivers it first
 * @param delivery whether the broker has it
 */
public record Announcement(String eventId, String replica, Delivery delivery) {
  /** Whether the broker has it. */
  public enum Delivery {
    PENDING,
    SENT
  }

  Announcement sent() {
    return new Announcement(eventId, replica, Delivery.SENT);
  }

  boolean pending() {
    return delivery == Delivery.PENDING;
  }
}
