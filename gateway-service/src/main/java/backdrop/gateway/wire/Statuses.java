package backdrop.gateway.wire;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;

/** What the statuses of other services mean for a client. */
public final class Statuses {
  private Statuses() {}

  /** The same status, unchecked. */
  public static StatusRuntimeException unchecked(StatusException failed) {
    return failed.getStatus().asRuntimeException(failed.getTrailers());
  }

  /**
   * True if the service does not answer and may soon. A server that is shut down cancels its
   * streams rather than failing them.
   */
  public static boolean isGoneAway(Throwable failure) {
    return failure instanceof StatusRuntimeException failed
        && (failed.getStatus().getCode() == Status.Code.UNAVAILABLE
            || failed.getStatus().getCode() == Status.Code.CANCELLED);
  }

  /** True if the access token has ended. */
  public static boolean isSignedOut(Throwable failure) {
    return failure instanceof StatusRuntimeException failed
        && failed.getStatus().getCode() == Status.Code.UNAUTHENTICATED;
  }
}
