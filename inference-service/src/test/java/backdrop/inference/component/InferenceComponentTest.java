package backdrop.inference.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import backdrop.event.v1.GenerationFinished;
import backdrop.inference.generation.GenerationWorker;
import backdrop.inference.generation.TestPhotos;
import backdrop.inference.grpc.GenerationMessages;
import backdrop.inference.v1.CancelGenerationRequest;
import backdrop.inference.v1.Canvas;
import backdrop.inference.v1.CountTokensRequest;
import backdrop.inference.v1.CutOutMethod;
import backdrop.inference.v1.CutOutRequest;
import backdrop.inference.v1.DownloadArtifactRequest;
import backdrop.inference.v1.DownloadArtifactResponse;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.GenerationState;
import backdrop.inference.v1.GetCapabilitiesRequest;
import backdrop.inference.v1.GetGenerationRequest;
import backdrop.inference.v1.GetProvenanceKeysRequest;
import backdrop.inference.v1.InferenceServiceGrpc;
import backdrop.inference.v1.ListGenerationsRequest;
import backdrop.inference.v1.NegativeWords;
import backdrop.inference.v1.PromptSyntax;
import backdrop.inference.v1.StartGenerationHeader;
import backdrop.inference.v1.StartGenerationRequest;
import backdrop.inference.v1.StartGenerationResponse;
import backdrop.inference.v1.StatementMatch;
import backdrop.inference.v1.StatementSignature;
import backdrop.inference.v1.TextFit;
import backdrop.inference.v1.VerifyPictureRequest;
import backdrop.inference.v1.WatchGenerationRequest;
import backdrop.inference.v1.WatchGenerationResponse;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.grpc.FailureStatuses;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.BearerToken;
import backdrop.kit.testing.MongoServerResource;
import backdrop.kit.testing.TestIssuer;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(MongoServerResource.class)
class InferenceComponentTest {
  /** An image of this seed is painted until it is cancelled. */
  static final long STALLING_SEED = 666;

  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @Inject GenerationWorker worker;
  @Inject FakePorts.HeardEvents events;

  private final String ann = "ann-" + UUID.randomUUID();
  private ManagedChannel channel;

  @BeforeEach
  void connect() {
    worker.start();
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  @Test
  void paintsWhatItAcceptedAndTellsUntilTheEnd() {
    Generation accepted = start(ann, settings(10, 2));

    List<WatchGenerationResponse> events = watch(ann, accepted.getGenerationId());

    assertThat(events.getFirst().hasSnapshot()).isTrue();
    assertThat(events.getLast().getFinished().getState())
        .isEqualTo(GenerationState.GENERATION_STATE_SUCCEEDED);
    assertThat(events)
        .extracting(WatchGenerationResponse::getSequence)
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith(1L);
  }

  @Test
  void tellsOnTheWireWhichWordsTheModelWillNotSee() {
    GenerationSettings settings =
        settings(10, 1).toBuilder()
            .setPrompt("word ".repeat(30) + "sea sand")
            .setPromptSyntax(PromptSyntax.PROMPT_SYNTAX_WEIGHTED)
            .build();

    Generation accepted = start(ann, settings);

    assertThat(accepted.getSettings().getPromptSyntax())
        .isEqualTo(PromptSyntax.PROMPT_SYNTAX_WEIGHTED);
    assertThat(accepted.getPromptFit())
        .isEqualTo(
            TextFit.newBuilder()
                .setTokens(32)
                .setLimit(30)
                .addDroppedWords("sea")
                .addDroppedWords("sand")
                .build());
    assertThat(accepted.getNegativePromptFit().getLimit()).isEqualTo(30);
  }

  @Test
  void announcesTheEndOnTheWire() {
    Generation accepted = start(ann, settings(10, 1));
    watch(ann, accepted.getGenerationId());

    await()
        .untilAsserted(
            () -> {
              GenerationFinished event =
                  events.heard.stream()
                      .filter(heard -> heard.id().equals(accepted.getGenerationId()))
                      .findFirst()
                      .map(GenerationMessages::finished)
                      .orElseThrow(AssertionError::new);
              assertThat(event.getOwnerId()).isEqualTo(ann);
              assertThat(event.getGeneration().getImages(0).getArtifact().getSha256()).hasSize(64);
            });
  }

  @Test
  void handsOutTheKeysThatPicturesAreVerifiedWithToAnybody() {
    var keys =
        InferenceServiceGrpc.newBlockingStub(channel)
            .getProvenanceKeys(GetProvenanceKeysRequest.getDefaultInstance())
            .getKeysList();

    assertThat(keys).singleElement().satisfies(key -> assertThat(key.getX()).hasSize(43));
  }

  @Test
  void saysOfAStrangersPictureThatItCarriesNoStatement() {
    var verdict =
        as(ann)
            .verifyPicture(
                VerifyPictureRequest.newBuilder()
                    .setPicture(ByteString.copyFrom(TestPhotos.photo()))
                    .build());

    assertThat(verdict.getSignature()).isEqualTo(StatementSignature.STATEMENT_SIGNATURE_MISSING);
    assertThat(verdict.getMatch()).isEqualTo(StatementMatch.STATEMENT_MATCH_NOT_COMPARED);
  }

  @Test
  void streamsAFinishedFile() {
    Generation accepted = start(ann, settings(10, 2));
    watch(ann, accepted.getGenerationId());

    List<DownloadArtifactResponse> parts = download(ann, accepted.getGenerationId(), 1);

    assertThat(parts.getFirst().getArtifact().getMediaType()).isEqualTo("image/png");
    assertThat(bytes(parts).toStringUtf8()).isEqualTo("picture 11");
  }

  @Test
  void givesAnotherServiceEveryonesFiles() {
    Generation accepted = start(ann, settings(10, 1));
    watch(ann, accepted.getGenerationId());

    Iterator<DownloadArtifactResponse> parts =
        InferenceServiceGrpc.newBlockingStub(channel)
            .withCallCredentials(new BearerToken(TestIssuer.token("history", Roles.SERVICE)))
            .downloadArtifact(
                DownloadArtifactRequest.newBuilder()
                    .setGenerationId(accepted.getGenerationId())
                    .build());

    assertThat(parts.next().getArtifact().getBytes()).isEqualTo(10);
  }

  @Test
  void cancelsAnImageInTheMiddleOfItsSteps() {
    Generation accepted = start(ann, settings(STALLING_SEED, 2));
    await()
        .untilAsserted(
            () ->
                assertThat(get(ann, accepted.getGenerationId()).getState())
                    .isEqualTo(GenerationState.GENERATION_STATE_RUNNING));

    as(ann)
        .cancelGeneration(
            CancelGenerationRequest.newBuilder()
                .setGenerationId(accepted.getGenerationId())
                .setImageIndex(0)
                .build());

    Generation ended = watch(ann, accepted.getGenerationId()).getLast().getFinished();
    assertThat(ended.getImages(0).getState()).isEqualTo(GenerationState.GENERATION_STATE_CANCELLED);
    assertThat(ended.getImages(1).getState()).isEqualTo(GenerationState.GENERATION_STATE_SUCCEEDED);
  }

  @Test
  void endsEveryWatchWhenTheGenerationIsCancelled() {
    Generation accepted = start(ann, settings(STALLING_SEED, 1));
    CompletableFuture<List<WatchGenerationResponse>> watching =
        CompletableFuture.supplyAsync(() -> watch(ann, accepted.getGenerationId()));

    as(ann)
        .cancelGeneration(
            CancelGenerationRequest.newBuilder()
                .setGenerationId(accepted.getGenerationId())
                .build());

    assertThat(watching.join().getLast().getFinished().getState())
        .isEqualTo(GenerationState.GENERATION_STATE_CANCELLED);
  }

  @Test
  void hidesAGenerationOnEveryRouteFromAnotherAccount() {
    String id = start(ann, settings(10, 1)).getGenerationId();
    watch(ann, id);

    for (Runnable call :
        List.<Runnable>of(
            () -> get("bob", id),
            () -> watch("bob", id),
            () -> download("bob", id, 0),
            () ->
                as("bob")
                    .cancelGeneration(
                        CancelGenerationRequest.newBuilder().setGenerationId(id).build()))) {
      Failure failure = failure(call);
      assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
      assertThat(failure.reason().name()).isEqualTo("GENERATION_NOT_FOUND");
    }
    assertThat(
            as("bob")
                .listGenerations(ListGenerationsRequest.getDefaultInstance())
                .getGenerationsList())
        .extracting(Generation::getGenerationId)
        .doesNotContain(id);
  }

  @Test
  void pagesThroughGenerationsNewestFirst() {
    String first = start(ann, settings(10, 1)).getGenerationId();
    String second = start(ann, settings(10, 1)).getGenerationId();

    var newest =
        as(ann).listGenerations(ListGenerationsRequest.newBuilder().setPageSize(1).build());
    var oldest =
        as(ann)
            .listGenerations(
                ListGenerationsRequest.newBuilder()
                    .setPageSize(1)
                    .setPageToken(newest.getNextPageToken())
                    .build());

    assertThat(newest.getGenerations(0).getGenerationId()).isEqualTo(second);
    assertThat(oldest.getGenerations(0).getGenerationId()).isEqualTo(first);
  }

  @Test
  void refusesABrokenPageToken() {
    Failure failure =
        failure(
            () ->
                as(ann)
                    .listGenerations(
                        ListGenerationsRequest.newBuilder().setPageToken("no!").build()));

    assertThat(failure.reason().name()).isEqualTo("PAGE_TOKEN_INVALID");
  }

  @Test
  void namesTheFieldThatIsOutOfRange() {
    Failure failure = failure(() -> start(ann, settings(10, 99)));

    assertThat(failure.reason().name()).isEqualTo("COUNT_OUT_OF_RANGE");
    assertThat(failure.fields()).extracting("field").containsExactly("settings.count");
  }

  @Test
  void refusesAnUploadBeyondTheLimitBeforeItIsAllThere() {
    List<StartGenerationRequest> parts = new ArrayList<>();
    parts.add(header(settings(10, 1)));
    ByteString chunk = ByteString.copyFrom(new byte[4 << 20]);
    for (int i = 0; i < 41; i++) {
      parts.add(StartGenerationRequest.newBuilder().setPhotoChunk(chunk).build());
    }

    Failure failure = failure(() -> start(ann, parts));

    assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(failure.reason().name()).isEqualTo("PICTURE_TOO_LARGE");
  }

  @Test
  void refusesAChunkBeforeTheHeader() {
    Failure failure =
        failure(
            () ->
                start(
                    ann,
                    List.of(
                        StartGenerationRequest.newBuilder()
                            .setPhotoChunk(ByteString.copyFromUtf8("x"))
                            .build())));

    assertThat(failure.reason().name()).isEqualTo("HEADER_NOT_FIRST");
  }

  @Test
  void refusesACallWithoutToken() {
    Failure failure =
        failure(
            () ->
                InferenceServiceGrpc.newBlockingStub(channel)
                    .getGeneration(GetGenerationRequest.getDefaultInstance()));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHENTICATED);
  }

  @Test
  void cutsAPhotoOut() {
    var cutOut =
        as(ann)
            .cutOut(
                CutOutRequest.newBuilder()
                    .setPhoto(ByteString.copyFrom(TestPhotos.photo()))
                    .build());

    assertThat(cutOut.getMethod()).isEqualTo(CutOutMethod.CUT_OUT_METHOD_AUTOMATIC);
    assertThat(cutOut.getConfidence()).isGreaterThan(0.8f);
  }

  @Test
  void saysWhatItCanDo() {
    var can = as(ann).getCapabilities(GetCapabilitiesRequest.getDefaultInstance());

    assertThat(can.getModels(0).getSamplersList()).containsExactly("ddim", "euler", "lcm");
    assertThat(can.getMaxCount()).isEqualTo(8);
    assertThat(can.getModels(0).getNegativeWords()).isEqualTo(NegativeWords.NEGATIVE_WORDS_SCENE);
  }

  @Test
  void countsPromptsForWhoeverComposesThem() {
    var counted =
        as(ann)
            .countTokens(
                CountTokensRequest.newBuilder()
                    .addPrompts("on oak")
                    .addPrompts("table ".repeat(30) + "sea")
                    .build());

    assertThat(counted.getFitsList())
        .containsExactly(
            TextFit.newBuilder().setTokens(2).setLimit(30).build(),
            TextFit.newBuilder().setTokens(31).setLimit(30).addDroppedWords("sea").build());
  }

  private InferenceServiceGrpc.InferenceServiceBlockingStub as(String account) {
    return InferenceServiceGrpc.newBlockingStub(channel)
        .withCallCredentials(new BearerToken(TestIssuer.token(account, Roles.USER)));
  }

  private Generation get(String account, String id) {
    return as(account)
        .getGeneration(GetGenerationRequest.newBuilder().setGenerationId(id).build())
        .getGeneration();
  }

  private List<WatchGenerationResponse> watch(String account, String id) {
    List<WatchGenerationResponse> heard = new ArrayList<>();
    as(account)
        .watchGeneration(
            WatchGenerationRequest.newBuilder().setGenerationId(id).setWithPreviews(true).build())
        .forEachRemaining(heard::add);
    return heard;
  }

  private List<DownloadArtifactResponse> download(String account, String id, int index) {
    List<DownloadArtifactResponse> parts = new ArrayList<>();
    as(account)
        .downloadArtifact(
            DownloadArtifactRequest.newBuilder().setGenerationId(id).setImageIndex(index).build())
        .forEachRemaining(parts::add);
    return parts;
  }

  private static ByteString bytes(List<DownloadArtifactResponse> parts) {
    ByteString bytes = ByteString.EMPTY;
    for (DownloadArtifactResponse part : parts.subList(1, parts.size())) {
      bytes = bytes.concat(part.getChunk());
    }
    return bytes;
  }

  private Generation start(String account, GenerationSettings settings) {
    return start(
        account,
        List.of(
            header(settings),
            StartGenerationRequest.newBuilder()
                .setPhotoChunk(ByteString.copyFrom(TestPhotos.photo()))
                .build(),
            StartGenerationRequest.newBuilder()
                .setMaskChunk(ByteString.copyFrom(TestPhotos.mask()))
                .build()));
  }

  private Generation start(String account, List<StartGenerationRequest> parts) {
    CompletableFuture<Generation> answer = new CompletableFuture<>();
    StreamObserver<StartGenerationRequest> sending =
        InferenceServiceGrpc.newStub(channel)
            .withCallCredentials(new BearerToken(TestIssuer.token(account, Roles.USER)))
            .startGeneration(
                new StreamObserver<>() {
                  @Override
                  public void onNext(StartGenerationResponse response) {
                    answer.complete(response.getGeneration());
                  }

                  @Override
                  public void onError(Throwable failure) {
                    answer.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {}
                });
    for (StartGenerationRequest part : parts) {
      if (answer.isDone()) {
        break;
      }
      sending.onNext(part);
    }
    if (!answer.isDone()) {
      sending.onCompleted();
    }
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw (StatusRuntimeException) failed.getCause();
    }
  }

  private static StartGenerationRequest header(GenerationSettings settings) {
    return StartGenerationRequest.newBuilder()
        .setHeader(
            StartGenerationHeader.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSettings(settings))
        .build();
  }

  private static GenerationSettings settings(long seed, int count) {
    return GenerationSettings.newBuilder()
        .setPrompt("a light oak table")
        .setSeed(seed)
        .setCount(count)
        .setCanvas(Canvas.newBuilder().setWidth(128).setHeight(128))
        .build();
  }

  private static Failure failure(Runnable call) {
    return FailureStatuses.toFailure(catchThrowableOfType(StatusRuntimeException.class, call::run));
  }
}
