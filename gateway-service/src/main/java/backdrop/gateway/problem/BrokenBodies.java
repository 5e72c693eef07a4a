package backdrop.gateway.problem;

import backdrop.kit.failure.Failure;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/**
 * Knows what the framework throws where the body of a request is cut off or is no form: faults of
 * the caller that would otherwise pass for ours. Some of them it tells apart by words alone.
 */
final class BrokenBodies {
  private BrokenBodies() {}

  /** The failure, if the exception comes from reading a body. */
  static Optional<Failure> failure(Throwable thrown) {
    String words = String.valueOf(thrown.getMessage());
    if (thrown instanceof MalformedMessageException) {
      return Optional.of(invalid("The body of the request is not the form that it says it is."));
    }
    if (words.startsWith("Param limit of ")) {
      return Optional.of(invalid("The form has too many parts."));
    }
    if (!(thrown instanceof IOException)) {
      return Optional.empty();
    }
    if (words.equals("Request too large")) {
      return Optional.of(Failures.bodyTooLarge());
    }
    return words.startsWith("Connection terminated") || hungUp(thrown)
        ? Optional.of(invalid("The body of the request ends before it is complete."))
        : Optional.empty();
  }

  private static boolean hungUp(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpClosedException) {
        return true;
      }
    }
    return false;
  }

  private static Failure invalid(String text) {
    return new Failure(GatewayReason.BODY_INVALID, text);
  }
}
