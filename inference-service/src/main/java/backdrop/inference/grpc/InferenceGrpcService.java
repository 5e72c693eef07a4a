package backdrop.inference.grpc;

import backdrop.inference.cutout.CutOut;
import backdrop.inference.cutout.CutOutDesk;
import backdrop.inference.generation.GenerationDesk;
import backdrop.inference.generation.GenerationView;
import backdrop.inference.generation.OwnerPage;
import backdrop.inference.generation.Painter;
import backdrop.inference.generation.ProgressFeed.Interest;
import backdrop.inference.generation.TextFit;
import backdrop.inference.generation.TokenDesk;
import backdrop.inference.provenance.Notary;
import backdrop.inference.provenance.VerificationDesk;
import backdrop.inference.v1.CancelGenerationRequest;
import backdrop.inference.v1.CancelGenerationResponse;
import backdrop.inference.v1.CountTokensRequest;
import backdrop.inference.v1.CountTokensResponse;
import backdrop.inference.v1.CutOutMethod;
import backdrop.inference.v1.CutOutRequest;
import backdrop.inference.v1.CutOutResponse;
import backdrop.inference.v1.DownloadArtifactRequest;
import backdrop.inference.v1.DownloadArtifactResponse;
import backdrop.inference.v1.GetCapabilitiesRequest;
import backdrop.inference.v1.GetCapabilitiesResponse;
import backdrop.inference.v1.GetGenerationRequest;
import backdrop.inference.v1.GetGenerationResponse;
import backdrop.inference.v1.GetProvenanceKeysRequest;
import backdrop.inference.v1.GetProvenanceKeysResponse;
import backdrop.inference.v1.InferenceService;
import backdrop.inference.v1.ListGenerationsRequest;
import backdrop.inference.v1.ListGenerationsResponse;
import backdrop.inference.v1.StartGenerationRequest;
import backdrop.inference.v1.StartGenerationResponse;
import backdrop.inference.v1.VerifyPictureRequest;
import backdrop.inference.v1.VerifyPictureResponse;
import backdrop.inference.v1.WatchGenerationRequest;
import backdrop.inference.v1.WatchGenerationResponse;
import backdrop.kit.identity.Caller;
import backdrop.kit.identity.Roles;
import backdrop.picture.Encoders;
import com.google.protobuf.ByteString;
import io.opentelemetry.api.trace.Span;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The service on the wire; every rule is core's. Methods run on worker threads and not on virtual
 * ones: Quarkus's hand-over to virtual threads can lose the event that ends a request, and the call
 * then hangs.
 */
@GrpcService
public class InferenceGrpcService implements InferenceService {
  private final Caller caller;
  private final GenerationDesk desk;
  private final CutOutDesk cutOuts;
  private final Painter painter;
  private final TokenDesk tokens;
  private final UploadLimit limit;
  private final PresetChoice presets;
  private final Notary notary;
  private final VerificationDesk verifications;

  @Inject
  public InferenceGrpcService(
      Caller caller,
      GenerationDesk desk,
      CutOutDesk cutOuts,
      Painter painter,
      TokenDesk tokens,
      UploadLimit limit,
      PresetChoice presets,
      Notary notary,
      VerificationDesk verifications) {
    this.caller = caller;
    this.desk = desk;
    this.cutOuts = cutOuts;
    this.painter = painter;
    this.tokens = tokens;
    this.limit = limit;
    this.presets = presets;
    this.notary = notary;
    this.verifications = verifications;
  }

  @Override
  @RolesAllowed({Roles.USER, Roles.SERVICE})
  @Blocking
  public Uni<CutOutResponse> cutOut(CutOutRequest request) {
    CutOut cutOut = cutOuts.cutOut(request.getPhoto().toByteArray());
    return Uni.createFrom()
        .item(
            CutOutResponse.newBuilder()
                .setMask(ByteString.copyFrom(Encoders.png(cutOut.mask())))
                .setConfidence((float) cutOut.confidence())
                .setMethod(
                    switch (cutOut.method()) {
                      case ALPHA -> CutOutMethod.CUT_OUT_METHOD_ALPHA;
                      case AUTOMATIC -> CutOutMethod.CUT_OUT_METHOD_AUTOMATIC;
                      case NETWORK -> CutOutMethod.CUT_OUT_METHOD_NETWORK;
                    })
                .setNetwork(cutOut.network().orElse(""))
                .build());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<StartGenerationResponse> startGeneration(Multi<StartGenerationRequest> parts) {
    String ownerId = caller.accountId();
    String traceParent = TraceParents.of(Span.current().getSpanContext());
    Upload upload =
        new Upload(
            limit.bytes(),
            presets::applied,
            header ->
                desk.expect(
                    ownerId,
                    header.getRequestId(),
                    SettingsMessages.toSettings(header.getSettings())));
    return parts
        .onItem()
        .invoke(upload::add)
        .collect()
        .last()
        .map(
            last -> {
              GenerationView started = desk.start(upload.toStart(ownerId, traceParent));
              return StartGenerationResponse.newBuilder()
                  .setGeneration(GenerationMessages.message(started))
                  .build();
            });
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Multi<WatchGenerationResponse> watchGeneration(WatchGenerationRequest request) {
    Interest interest = request.getWithPreviews() ? Interest.PREVIEWS : Interest.STEPS;
    var watch = desk.watch(caller.accountId(), request.getGenerationId(), interest);
    return Streams.watch(watch, Outlet.current());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<GetGenerationResponse> getGeneration(GetGenerationRequest request) {
    GenerationView view = desk.get(caller.accountId(), request.getGenerationId());
    return Uni.createFrom()
        .item(
            GetGenerationResponse.newBuilder()
                .setGeneration(GenerationMessages.message(view))
                .build());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<ListGenerationsResponse> listGenerations(ListGenerationsRequest request) {
    OwnerPage.Filter filter =
        request.getActiveOnly() ? OwnerPage.Filter.ACTIVE : OwnerPage.Filter.ALL;
    OwnerPage page = PageTokens.page(request.getPageSize(), request.getPageToken(), filter);
    List<GenerationView> shown = desk.list(caller.accountId(), page);
    return Uni.createFrom()
        .item(
            ListGenerationsResponse.newBuilder()
                .addAllGenerations(shown.stream().map(GenerationMessages::message).toList())
                .setNextPageToken(PageTokens.next(page, shown))
                .build());
  }

  @Override
  @RolesAllowed(Roles.USER)
  @Blocking
  public Uni<CancelGenerationResponse> cancelGeneration(CancelGenerationRequest request) {
    String ownerId = caller.accountId();
    String id = request.getGenerationId();
    GenerationView view =
        request.hasImageIndex()
            ? desk.cancelImage(ownerId, id, request.getImageIndex())
            : desk.cancel(ownerId, id);
    return Uni.createFrom()
        .item(
            CancelGenerationResponse.newBuilder()
                .setGeneration(GenerationMessages.message(view))
                .build());
  }

  @Override
  @RolesAllowed({Roles.USER, Roles.SERVICE})
  @Blocking
  public Multi<DownloadArtifactResponse> downloadArtifact(DownloadArtifactRequest request) {
    Optional<String> ownerId =
        caller.isService() ? Optional.empty() : Optional.of(caller.accountId());
    var download = desk.download(ownerId, request.getGenerationId(), request.getImageIndex());
    return Streams.download(download, Outlet.current());
  }

  @Override
  @RolesAllowed({Roles.USER, Roles.SERVICE})
  @Blocking
  public Uni<GetCapabilitiesResponse> getCapabilities(GetCapabilitiesRequest request) {
    return Uni.createFrom().item(CapabilityMessages.message(painter.capabilities()));
  }

  @Override
  @RolesAllowed({Roles.USER, Roles.SERVICE})
  @Blocking
  public Uni<CountTokensResponse> countTokens(CountTokensRequest request) {
    List<TextFit> fits =
        tokens.count(
            request.getModel(),
            request.getPromptsList(),
            SettingsMessages.toSyntax(request.getPromptSyntax()));
    return Uni.createFrom()
        .item(
            CountTokensResponse.newBuilder()
                .addAllFits(fits.stream().map(GenerationMessages::message).toList())
                .build());
  }

  /** Public: whoever gets a picture may want to verify it. */
  @Override
  @PermitAll
  @Blocking
  public Uni<GetProvenanceKeysResponse> getProvenanceKeys(GetProvenanceKeysRequest request) {
    return Uni.createFrom().item(ProvenanceMessages.message(notary.known()));
  }

  @Override
  @RolesAllowed({Roles.USER, Roles.SERVICE})
  @Blocking
  public Uni<VerifyPictureResponse> verifyPicture(VerifyPictureRequest request) {
    return Uni.createFrom()
        .item(ProvenanceMessages.message(verifications.verify(request.getPicture().toByteArray())));
  }
}
