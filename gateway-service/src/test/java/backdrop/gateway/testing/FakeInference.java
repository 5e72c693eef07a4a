package backdrop.gateway.testing;

import static backdrop.gateway.testing.FakeServices.account;
import static backdrop.gateway.testing.FakeServices.answer;
import static backdrop.gateway.testing.FakeServices.failure;

import backdrop.inference.v1.*;
import backdrop.kit.failure.FailureKind;
import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts generations and lets a test say what watchers see. */
public final class FakeInference extends InferenceServiceGrpc.InferenceServiceImplBase {
  public static final int TOKEN_LIMIT = 30;

  /** What StartGeneration got, by request id. */
  public final Map<String, Started> started = new ConcurrentHashMap<>();

  /** Who watches now. */
  public final List<Watcher> watchers = new CopyOnWriteArrayList<>();

  public final AtomicInteger cancelledWatches = new AtomicInteger();

  /** While true, StartGeneration takes the header and then nothing more. */
  public volatile boolean slow;

  private final Map<String, String> owners = new ConcurrentHashMap<>();
  private volatile Runnable goOn = () -> {};

  /** One accepted generation. */
  public record Started(
      Generation generation, StartGenerationHeader header, ByteString photo, ByteString mask) {}

  /** One open watch. */
  public record Watcher(
      WatchGenerationRequest request, StreamObserver<WatchGenerationResponse> observer) {
    public void send(WatchGenerationResponse.Builder event) {
      observer.onNext(event.build());
    }

    public void finish(Generation generation) {
      send(WatchGenerationResponse.newBuilder().setFinished(generation));
      observer.onCompleted();
    }
  }

  /** A generation as if it had been started. */
  public Generation accept(String owner) {
    Generation generation =
        Generation.newBuilder()
            .setGenerationId(UUID.randomUUID().toString())
            .setState(GenerationState.GENERATION_STATE_QUEUED)
            .build();
    owners.put(generation.getGenerationId(), owner);
    return generation;
  }

  /** Lets a slow start go on. */
  public void goOn() {
    slow = false;
    goOn.run();
  }

  @Override
  public void getProvenanceKeys(
      GetProvenanceKeysRequest request, StreamObserver<GetProvenanceKeysResponse> observer) {
    answer(
        observer,
        () ->
            GetProvenanceKeysResponse.newBuilder()
                .addKeys(ProvenanceKey.newBuilder().setKeyId("k1").setX("eA"))
                .build());
  }

  /** What is sent as text is the statement; nothing else is known of it. */
  @Override
  public void verifyPicture(
      VerifyPictureRequest request, StreamObserver<VerifyPictureResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          return VerifyPictureResponse.newBuilder()
              .setSignature(StatementSignature.STATEMENT_SIGNATURE_VALID)
              .setMatch(StatementMatch.STATEMENT_MATCH_SAME_PIXELS)
              .setStatement(request.getPicture().toStringUtf8())
              .build();
        });
  }

  /** One model that takes prompts of {@value #TOKEN_LIMIT} tokens. */
  @Override
  public void getCapabilities(
      GetCapabilitiesRequest request, StreamObserver<GetCapabilitiesResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          return GetCapabilitiesResponse.newBuilder()
              .addModels(
                  Model.newBuilder()
                      .setName("small")
                      .setTokenLimit(TOKEN_LIMIT)
                      .setNegativeWords(backdrop.inference.v1.NegativeWords.NEGATIVE_WORDS_SCENE))
              .setDevice("CPU, 2 threads")
              .build();
        });
  }

  /** One token a word; counts nothing for a model that is not there. */
  @Override
  public void countTokens(
      CountTokensRequest request, StreamObserver<CountTokensResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          return CountTokensResponse.newBuilder()
              .addAllFits(request.getPromptsList().stream().map(FakeInference::fit).toList())
              .build();
        });
  }

  @Override
  public void cutOut(CutOutRequest request, StreamObserver<CutOutResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          if (request.getPhoto().toStringUtf8().startsWith("plain")) {
            throw failure(FailureKind.UNPROCESSABLE, "CUT_OUT_FAILED");
          }
          var cutOut =
              CutOutResponse.newBuilder()
                  .setMask(ByteString.copyFromUtf8("mask"))
                  .setConfidence(0.5f);
          return request.getPhoto().toStringUtf8().startsWith("cat")
              ? cutOut.setMethod(CutOutMethod.CUT_OUT_METHOD_NETWORK).setNetwork("u2net").build()
              : cutOut.setMethod(CutOutMethod.CUT_OUT_METHOD_AUTOMATIC).build();
        });
  }

  @Override
  public StreamObserver<StartGenerationRequest> startGeneration(
      StreamObserver<StartGenerationResponse> responses) {
    var observer = (ServerCallStreamObserver<StartGenerationResponse>) responses;
    String owner = account();
    observer.disableAutoRequest();
    observer.request(1);
    goOn = () -> observer.request(1);
    return new StartReader(owner, observer);
  }

  @Override
  public void watchGeneration(
      WatchGenerationRequest request, StreamObserver<WatchGenerationResponse> observer) {
    if (!account().equals(owners.get(request.getGenerationId()))) {
      observer.onError(failure(FailureKind.NOT_FOUND, "GENERATION_NOT_FOUND"));
      return;
    }
    Watcher watcher = new Watcher(request, observer);
    ((ServerCallStreamObserver<WatchGenerationResponse>) observer)
        .setOnCancelHandler(
            () -> {
              watchers.remove(watcher);
              cancelledWatches.incrementAndGet();
            });
    watcher.send(
        WatchGenerationResponse.newBuilder()
            .setSnapshot(
                Generation.newBuilder()
                    .setGenerationId(request.getGenerationId())
                    .setState(GenerationState.GENERATION_STATE_RUNNING)));
    watchers.add(watcher);
  }

  @Override
  public void getGeneration(
      GetGenerationRequest request, StreamObserver<GetGenerationResponse> observer) {
    answer(
        observer,
        () -> {
          if (!account().equals(owners.get(request.getGenerationId()))) {
            throw failure(FailureKind.NOT_FOUND, "GENERATION_NOT_FOUND");
          }
          return GetGenerationResponse.newBuilder()
              .setGeneration(Generation.newBuilder().setGenerationId(request.getGenerationId()))
              .build();
        });
  }

  @Override
  public void listGenerations(
      ListGenerationsRequest request, StreamObserver<ListGenerationsResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          throw failure(FailureKind.INVALID, "PAGE_TOKEN_INVALID");
        });
  }

  @Override
  public void downloadArtifact(
      DownloadArtifactRequest request, StreamObserver<DownloadArtifactResponse> observer) {
    account();
    observer.onError(failure(FailureKind.NOT_NOW, "RESULT_NOT_READY"));
  }

  /** One token a word. */
  private static TextFit fit(String text) {
    List<String> words = List.of(text.split(" "));
    return TextFit.newBuilder()
        .setTokens(words.size())
        .setLimit(TOKEN_LIMIT)
        .addAllDroppedWords(words.stream().skip(TOKEN_LIMIT).toList())
        .build();
  }

  private final class StartReader implements StreamObserver<StartGenerationRequest> {
    private final String owner;
    private final ServerCallStreamObserver<StartGenerationResponse> observer;
    private StartGenerationHeader header = StartGenerationHeader.getDefaultInstance();
    private ByteString photo = ByteString.EMPTY;
    private ByteString mask = ByteString.EMPTY;

    StartReader(String owner, ServerCallStreamObserver<StartGenerationResponse> observer) {
      this.owner = owner;
      this.observer = observer;
    }

    @Override
    public void onNext(StartGenerationRequest request) {
      switch (request.getPartCase()) {
        case HEADER -> header = request.getHeader();
        case PHOTO_CHUNK -> photo = photo.concat(request.getPhotoChunk());
        case MASK_CHUNK -> mask = mask.concat(request.getMaskChunk());
        case PART_NOT_SET -> throw new IllegalStateException("A part without a part");
      }
      if (header.getLabels().getScene().equals("refused")) {
        observer.onError(failure(FailureKind.TOO_MUCH, "QUEUE_FULL"));
      } else if (!slow) {
        observer.request(1);
      }
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {
      Generation generation =
          accept(owner).toBuilder()
              .setSettings(header.getSettings())
              .setLabels(header.getLabels())
              .setPromptFit(fit(header.getSettings().getPrompt()))
              .build();
      Started first =
          started.computeIfAbsent(
              header.getRequestId(), id -> new Started(generation, header, photo, mask));
      observer.onNext(
          StartGenerationResponse.newBuilder().setGeneration(first.generation()).build());
      observer.onCompleted();
    }
  }
}
