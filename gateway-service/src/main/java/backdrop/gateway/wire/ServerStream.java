package backdrop.gateway.wire;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A server-streaming call as a Multi that takes the next message only when somebody wants it, so
 * that a slow reader slows the sender down. Cancelling the Multi cancels the call. Each
 * subscription is a call of its own.
 */
public final class ServerStream {
  private ServerStream() {}

  /**
   * @param call an asynchronous stub's method
   */
  public static <Q, R> Multi<R> of(BiConsumer<Q, StreamObserver<R>> call, Q request) {
    return Multi.createFrom()
        .emitter(
            emitter -> call.accept(request, new Receiver<Q, R>(emitter)),
            BackPressureStrategy.BUFFER);
  }

  private static final class Receiver<Q, R> implements ClientResponseObserver<Q, R> {
    private final MultiEmitter<? super R> emitter;
    private @Nullable ClientCallStreamObserver<Q> call;
    private boolean awaiting = true;
    private volatile boolean unwanted;

    Receiver(MultiEmitter<? super R> emitter) {
      this.emitter = emitter;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> call) {
      this.call = call;
      call.disableAutoRequestWithInitial(1);
      emitter.onTermination(
          () -> {
            unwanted = true;
            call.cancel("no longer wanted", null);
          });
      emitter.onRequest(wanted -> takeNext(false));
    }

    @Override
    public void onNext(R message) {
      emitter.emit(message);
      takeNext(true);
    }

    @Override
    public void onError(Throwable failure) {
      // Our own cancelling comes back as a failure that nobody waits for.
      if (!unwanted) {
        emitter.fail(failure);
      }
    }

    @Override
    public void onCompleted() {
      emitter.complete();
    }

    private synchronized void takeNext(boolean arrived) {
      if (arrived) {
        awaiting = false;
      }
      if (!awaiting && call != null && emitter.requested() > 0) {
        awaiting = true;
        call.request(1);
      }
    }
  }
}
