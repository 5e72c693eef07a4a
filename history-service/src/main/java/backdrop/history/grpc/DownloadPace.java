package backdrop.history.grpc;

import backdrop.history.v1.HistoryServiceGrpc;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends a download no faster than its reader reads it: after each chunk the sender waits until the
 * transport asks for more, so a slow reader costs one chunk of memory instead of a whole picture.
 * The sender runs on a virtual thread, for which waiting is free.
 */
@ApplicationScoped
public class DownloadPace implements ServerInterceptor {
  private static final Set<String> PACED =
      Set.of(
          HistoryServiceGrpc.getDownloadImageMethod().getFullMethodName(),
          HistoryServiceGrpc.getExportMethod().getFullMethodName());

  @Override
  public <ReqT, RespT> ServerCall.Listener<ReqT> interceptCall(
      ServerCall<ReqT, RespT> call, Metadata metadata, ServerCallHandler<ReqT, RespT> next) {
    if (!PACED.contains(call.getMethodDescriptor().getFullMethodName())) {
      return next.startCall(call, metadata);
    }
    PacedCall<ReqT, RespT> paced = new PacedCall<>(call);
    return new WakingListener<>(next.startCall(paced, metadata), paced);
  }

  /** Blocks in {@link #sendMessage} while the reader is behind. */
  private static final class PacedCall<ReqT, RespT>
      extends SimpleForwardingServerCall<ReqT, RespT> {
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    PacedCall(ServerCall<ReqT, RespT> call) {
      super(call);
    }

    @Override
    public void sendMessage(RespT message) {
      super.sendMessage(message);
      lock.lock();
      try {
        while (!isReady() && !isCancelled()) {
          // Bounded, so that a signal between the look and the wait is made up for.
          changed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      } finally {
        lock.unlock();
      }
    }

    void lookAgain() {
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private static final class WakingListener<ReqT> extends SimpleForwardingServerCallListener<ReqT> {
    private final PacedCall<ReqT, ?> call;

    WakingListener(ServerCall.Listener<ReqT> listener, PacedCall<ReqT, ?> call) {
      super(listener);
      this.call = call;
    }

    @Override
    public void onReady() {
      call.lookAgain();
      super.onReady();
    }

    @Override
    public void onCancel() {
      call.lookAgain();
      super.onCancel();
    }
  }
}
