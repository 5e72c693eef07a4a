package backdrop.gateway.wire;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import java.time.Instant;

/** Times of the wire as Java and JSON know them. */
public final class Times {
  private Times() {}

  /** The same instant. */
  public static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /** Whole milliseconds. */
  public static long millis(Duration duration) {
    return Durations.toMillis(duration);
  }
}
