package backdrop.gateway.capability;

import backdrop.gateway.generation.SizeJson;
import backdrop.gateway.photo.PhotoResource;
import backdrop.gateway.photo.PictureFiles;
import backdrop.gateway.security.CallerToken;
import backdrop.inference.v1.GetCapabilitiesRequest;
import backdrop.inference.v1.InferenceServiceGrpc.InferenceServiceBlockingStub;
import backdrop.inference.v1.Model;
import backdrop.inference.v1.NegativeWords;
import backdrop.kit.identity.Roles;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this installation can do: models, device, limits and defaults. */
@Path("/api/capabilities")
@Tag(name = "Capabilities")
@RunOnVirtualThread
@RolesAllowed(Roles.USER)
public class CapabilityResource {
  private final InferenceServiceBlockingStub inference;
  private final CallerToken caller;
  private final PictureFiles files;

  @Inject
  public CapabilityResource(
      @GrpcClient("inference") InferenceServiceBlockingStub inference,
      CallerToken caller,
      PictureFiles files) {
    this.inference = inference;
    this.caller = caller;
    this.files = files;
  }

  /** What this installation can do. */
  @Schema(name = "Capabilities")
  public record CapabilitiesJson(
      @Schema(description = "The default model first") List<ModelJson> models,
      @Schema(description = "What paints", examples = "CPU, 2 threads") String device,
      SizeJson maxSize,
      SizeJson defaultSize,
      int maxCount,
      int maxSteps,
      UploadJson upload) {}

  /** One painting model. */
  @Schema(name = "Model")
  public record ModelJson(
      String name,
      int defaultSteps,
      float defaultGuidanceScale,
      String defaultSampler,
      @Schema(
              description =
                  "Any of ddim, deis, dpmpp_2m, dpmpp_2m_karras, euler, euler_a, heun, lcm, pndm,"
                      + " unipc")
          List<String> samplers,
      int tokenLimit,
      @Schema(description = "Side of the square it paints best at, in pixels") int nativeSize,
      @Schema(description = "What it understands in a negative prompt")
          NegativeWordsJson negativeWords) {
    static ModelJson of(Model model) {
      return new ModelJson(
          model.getName(),
          model.getDefaultSteps(),
          model.getDefaultGuidanceScale(),
          model.getDefaultSampler(),
          model.getSamplersList(),
          model.getTokenLimit(),
          model.getNativeSize(),
          model.getNegativeWords() == NegativeWords.NEGATIVE_WORDS_SCENE
              ? NegativeWordsJson.SCENE
              : NegativeWordsJson.GENERAL);
    }
  }

  /** Which words a model understands in a negative prompt. */
  @Schema(
      name = "NegativeWords",
      description =
          "general: any; scene: those of scenes only, so that styles' negative prompts are left out")
  public enum NegativeWordsJson {
    @JsonProperty("general")
    GENERAL,
    @JsonProperty("scene")
    SCENE
  }

  /** What may be uploaded. */
  @Schema(name = "UploadLimits")
  public record UploadJson(long maxBytes, List<String> types) {}

  @GET
  @Operation(operationId = "getCapabilities", summary = "Models, device, limits and defaults")
  public CapabilitiesJson get() {
    var found = caller.on(inference).getCapabilities(GetCapabilitiesRequest.getDefaultInstance());
    return new CapabilitiesJson(
        found.getModelsList().stream().map(ModelJson::of).toList(),
        found.getDevice(),
        SizeJson.of(found.getMaxCanvas()),
        SizeJson.of(found.getDefaultCanvas()),
        found.getMaxCount(),
        found.getMaxSteps(),
        new UploadJson(files.maxBytes(), PhotoResource.TYPES));
  }
}
