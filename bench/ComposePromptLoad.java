import backdrop.auth.v1.AuthServiceGrpc;
import backdrop.auth.v1.ExchangeApiKeyRequest;
import backdrop.prompt.v1.ComposePromptRequest;
import backdrop.prompt.v1.PromptServiceGrpc;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Calls ComposePrompt at a fixed rate over one connection; see compose-prompt.sh. */
final class ComposePromptLoad {
  private static final int WARM_UP_SECONDS = 10;
  private static final String[] SCENES = {
    "on a light oak table, soft morning light",
    "на деревянном столе у окна",
    "белый мрамор, мягкий утренний свет",
    "on grey concrete, city lights out of focus, cool light",
  };
  private static final String[] STYLES = {"minimalistic", "urban", "nature", ""};

  private ComposePromptLoad() {}

  public static void main(String[] arguments) throws Exception {
    var auth =
        NettyChannelBuilder.forAddress("127.0.0.1", Integer.parseInt(arguments[0]))
            .usePlaintext()
            .build();
    var prompt =
        NettyChannelBuilder.forAddress("127.0.0.1", Integer.parseInt(arguments[1]))
            .usePlaintext()
            .build();
    String key = Files.readString(Path.of(arguments[2])).strip();
    String token =
        AuthServiceGrpc.newBlockingStub(auth)
            .exchangeApiKey(ExchangeApiKeyRequest.newBuilder().setSecret(key).build())
            .getSession()
            .getAccessToken();
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    var stub =
        PromptServiceGrpc.newStub(prompt)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    int rate = Integer.parseInt(arguments[3]);
    run(stub, rate, WARM_UP_SECONDS);
    report(run(stub, rate, Integer.parseInt(arguments[4])), rate);
    auth.shutdownNow();
    prompt.shutdownNow();
  }

  /** Nanoseconds of each call from when it was due; -1 where it failed. */
  private static long[] run(PromptServiceGrpc.PromptServiceStub stub, int rate, int seconds)
      throws InterruptedException {
    long[] took = new long[rate * seconds];
    var left = new CountDownLatch(took.length);
    long start = System.nanoTime();
    for (int i = 0; i < took.length; i++) {
      long due = start + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      int call = i;
      stub.composePrompt(
          ComposePromptRequest.newBuilder()
              .setScene(SCENES[i % SCENES.length])
              .setStyleId(STYLES[i / SCENES.length % STYLES.length])
              .build(),
          new StreamObserver<>() {
            @Override
            public void onNext(backdrop.prompt.v1.ComposePromptResponse response) {
              took[call] = System.nanoTime() - due;
            }

            @Override
            public void onError(Throwable failed) {
              took[call] = -1;
              left.countDown();
            }

            @Override
            public void onCompleted() {
              left.countDown();
            }
          });
    }
    left.await();
    return took;
  }

  private static void report(long[] took, int rate) {
    var failed = new AtomicInteger();
    long[] sorted =
        Arrays.stream(took)
            .filter(nanos -> nanos >= 0 || failed.incrementAndGet() < 0)
            .sorted()
            .toArray();
    System.out.printf(
        "%d calls at %d/s, %d failed; ms p50 %.1f p95 %.1f p99 %.1f max %.1f%n",
        took.length,
        rate,
        failed.get(),
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 0.99),
        at(sorted, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))] / 1e6;
  }
}
