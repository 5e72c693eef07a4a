package backdrop.history.grpc;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Times on the wire. */
final class Times {
  private Times() {}

  static Timestamp of(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
