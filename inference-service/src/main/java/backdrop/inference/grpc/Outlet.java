package backdrop.inference.grpc;

import io.grpc.Context;
import io.grpc.ServerCall;
import java.time.Duration;

/**
 * The sending side of one call: knows whether its reader keeps up. Mutiny's stubs hand items to the
 * connection whether or not it has room, so what a slow reader does not take would pile up in
 * memory; who streams waits here first.
 */
final class Outlet {
  private static final Context.Key<Outlet> CURRENT = Context.key("backdrop-outlet");

  private final ServerCall<?, ?> call;
  private boolean closed;

  Outlet(ServerCall<?, ?> call) {
    this.call = call;
  }

  /** That of the call being served by this thread. */
  static Outlet current() {
    return CURRENT.get();
  }

  Context in(Context context) {
    return context.withValue(CURRENT, this);
  }

  /** Waits until there is room or nobody reads any more, at most for {@code patience}. */
  synchronized boolean awaitRoom(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!closed && !call.isReady()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return !closed;
  }

  /** Whether nobody reads any more. */
  synchronized boolean closed() {
    return closed;
  }

  synchronized void ready() {
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
