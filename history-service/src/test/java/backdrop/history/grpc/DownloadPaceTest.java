package backdrop.history.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import backdrop.history.v1.DownloadImageRequest;
import backdrop.history.v1.DownloadImageResponse;
import backdrop.history.v1.GetPhotoRequest;
import backdrop.history.v1.GetPhotoResponse;
import backdrop.history.v1.HistoryServiceGrpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DownloadPaceTest {
  private final DownloadPace pace = new DownloadPace();

  @Test
  void waitsForASlowReader() throws InterruptedException {
    var call = new SlowCall<>(HistoryServiceGrpc.getDownloadImageMethod());
    var listener = new AtomicReference<ServerCall.Listener<DownloadImageRequest>>();

    Thread sender = startSending(call, listener, DownloadImageResponse.getDefaultInstance());
    await().until(() -> sender.getState() == Thread.State.TIMED_WAITING);
    int sentBefore = call.sent.get();
    call.ready = true;
    listener.get().onReady();
    sender.join();

    assertThat(sentBefore).isEqualTo(1);
    assertThat(call.sent).hasValue(2);
  }

  @Test
  void waitsForNobodyWhoHasLeft() throws InterruptedException {
    var call = new SlowCall<>(HistoryServiceGrpc.getDownloadImageMethod());
    var listener = new AtomicReference<ServerCall.Listener<DownloadImageRequest>>();

    Thread sender = startSending(call, listener, DownloadImageResponse.getDefaultInstance());
    await().until(() -> sender.getState() == Thread.State.TIMED_WAITING);
    call.cancelled = true;
    listener.get().onCancel();

    sender.join();
    assertThat(call.sent).hasValue(2);
  }

  @Test
  void leavesOtherCallsAlone() throws InterruptedException {
    var call = new SlowCall<>(HistoryServiceGrpc.getGetPhotoMethod());
    var listener = new AtomicReference<ServerCall.Listener<GetPhotoRequest>>();

    Thread sender = startSending(call, listener, GetPhotoResponse.getDefaultInstance());

    sender.join();
    assertThat(call.sent).hasValue(2);
  }

  private <ReqT, RespT> Thread startSending(
      SlowCall<ReqT, RespT> call,
      AtomicReference<ServerCall.Listener<ReqT>> listener,
      RespT message) {
    AtomicReference<ServerCall<ReqT, RespT>> paced = new AtomicReference<>();
    listener.set(
        pace.interceptCall(
            call,
            new Metadata(),
            (passed, metadata) -> {
              paced.set(passed);
              return new ServerCall.Listener<>() {};
            }));
    return Thread.ofPlatform()
        .start(
            () -> {
              paced.get().sendMessage(message);
              paced.get().sendMessage(message);
            });
  }

  /** A call whose reader takes nothing until it is ready. */
  private static final class SlowCall<ReqT, RespT> extends ServerCall<ReqT, RespT> {
    private final MethodDescriptor<ReqT, RespT> method;
    private final AtomicInteger sent = new AtomicInteger();
    private volatile boolean ready;
    private volatile boolean cancelled;

    SlowCall(MethodDescriptor<ReqT, RespT> method) {
      this.method = method;
    }

    @Override
    public void sendMessage(RespT message) {
      sent.incrementAndGet();
    }

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }

    @Override
    public MethodDescriptor<ReqT, RespT> getMethodDescriptor() {
      return method;
    }

    @Override
    public void request(int messages) {}

    @Override
    public void sendHeaders(Metadata headers) {}

    @Override
    public void close(Status status, Metadata trailers) {}
  }
}
