package backdrop.gateway.provenance;

import backdrop.gateway.photo.PictureFiles;
import backdrop.gateway.problem.GatewayReason;
import backdrop.gateway.security.CallerToken;
import backdrop.inference.v1.GetProvenanceKeysRequest;
import backdrop.inference.v1.InferenceServiceGrpc.InferenceServiceBlockingStub;
import backdrop.inference.v1.ProvenanceKey;
import backdrop.inference.v1.VerifyPictureRequest;
import backdrop.inference.v1.VerifyPictureResponse;
import backdrop.kit.failure.Failure;
import backdrop.kit.identity.Roles;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What finished pictures say about themselves: the keys to verify it with, and a judge. */
@Path("/api/provenance")
@Tag(name = "Provenance")
@RunOnVirtualThread
public class ProvenanceResource {
  private final InferenceServiceBlockingStub inference;
  private final CallerToken caller;
  private final PictureFiles files;

  @Inject
  public ProvenanceResource(
      @GrpcClient("inference") InferenceServiceBlockingStub inference,
      CallerToken caller,
      PictureFiles files) {
    this.inference = inference;
    this.caller = caller;
    this.files = files;
  }

  /** A JWK set (RFC 7517). */
  @Schema(name = "ProvenanceKeys")
  public record KeysJson(@Schema(description = "The present key first") List<KeyJson> keys) {}

  /** The public half of an Ed25519 key (RFC 8037). */
  @Schema(name = "ProvenanceKey")
  public record KeyJson(String kty, String crv, String alg, String use, String kid, String x) {
    static KeyJson of(ProvenanceKey key) {
      return new KeyJson("OKP", "Ed25519", "EdDSA", "sig", key.getKeyId(), key.getX());
    }
  }

  /** What can be said about a picture. */
  @Schema(name = "PictureVerdict")
  public record VerdictJson(
      Signature signature,
      @Schema(description = "Whether the statement is about this picture") Match match,
      @Nullable String keyId,
      @Schema(
              description =
                  "The signed statement with the fidelity report; null unless the signature is"
                      + " valid",
              implementation = Object.class)
          @JsonRawValue
          @Nullable String statement,
      @Schema(description = "IPTC term that the file names") @Nullable String digitalSourceType,
      @Schema(description = "What the file says was done to it since") @Nullable String changes) {

    /** Whether a statement was signed here. */
    @Schema(name = "StatementSignature")
    public enum Signature {
      @JsonProperty("valid")
      VALID,
      @JsonProperty("invalid")
      INVALID,
      @JsonProperty("unknownKey")
      UNKNOWN_KEY,
      @JsonProperty("missing")
      MISSING
    }

    /** Whether a statement is about the picture that carries it. */
    @Schema(name = "StatementMatch")
    public enum Match {
      @JsonProperty("sameFile")
      SAME_FILE,
      @JsonProperty("samePixels")
      SAME_PIXELS,
      @JsonProperty("different")
      DIFFERENT,
      @JsonProperty("notCompared")
      NOT_COMPARED
    }

    static VerdictJson of(VerifyPictureResponse verdict) {
      return new VerdictJson(
          Signature.valueOf(
              verdict.getSignature().name().substring("STATEMENT_SIGNATURE_".length())),
          Match.valueOf(verdict.getMatch().name().substring("STATEMENT_MATCH_".length())),
          orNull(verdict.getKeyId()),
          orNull(verdict.getStatement()),
          orNull(verdict.getDigitalSourceType()),
          orNull(verdict.getChanges()));
    }

    private static @Nullable String orNull(String text) {
      return text.isEmpty() ? null : text;
    }
  }

  @GET
  @Path("/keys")
  @PermitAll
  @Operation(
      operationId = "getProvenanceKeys",
      summary = "Public keys that this installation's pictures can be verified with, as a JWK set")
  public KeysJson keys() {
    var found =
        caller.on(inference).getProvenanceKeys(GetProvenanceKeysRequest.getDefaultInstance());
    return new KeysJson(found.getKeysList().stream().map(KeyJson::of).toList());
  }

  @POST
  @Path("/verifications")
  @RolesAllowed(Roles.USER)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      operationId = "verifyPicture",
      summary = "Whether a picture carries a statement signed here, and whether it is about it")
  public VerdictJson verify(
      @RestForm("picture") @Schema(description = "PNG, JPEG, WebP or PSD, at most 20 MiB")
          @Nullable FileUpload picture,
      @RestForm(FileUpload.ALL) @Schema(hidden = true) List<FileUpload> all) {
    if (picture == null || PictureFiles.unnamed(picture)) {
      throw Failure.ofField(GatewayReason.PICTURE_MISSING, "picture", "must be a part with a file");
    }
    PictureFiles.check(all, Set.of("picture"));
    return VerdictJson.of(
        caller
            .on(inference)
            .verifyPicture(
                VerifyPictureRequest.newBuilder()
                    .setPicture(files.read(picture, "picture"))
                    .build()));
  }
}
