package backdrop.gateway.prompt;

import backdrop.gateway.security.CallerToken;
import backdrop.inference.v1.GetCapabilitiesRequest;
import backdrop.inference.v1.InferenceServiceGrpc.InferenceServiceBlockingStub;
import backdrop.inference.v1.Model;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** How long a prompt may be, which only the model that will paint knows. */
@ApplicationScoped
public class TokenBudget {
  private final InferenceServiceBlockingStub inference;
  private final CallerToken caller;

  @Inject
  public TokenBudget(
      @GrpcClient("inference") InferenceServiceBlockingStub inference, CallerToken caller) {
    this.inference = inference;
    this.caller = caller;
  }

  /**
   * Tokens of a prompt besides start and end, by model name; an empty or unknown name means the
   * default model, since refusing it is the painter's business.
   */
  public int of(String modelName) {
    List<Model> models =
        caller
            .on(inference)
            .getCapabilities(GetCapabilitiesRequest.getDefaultInstance())
            .getModelsList();
    return models.stream()
        .filter(model -> model.getName().equals(modelName))
        .findFirst()
        .or(() -> models.stream().findFirst())
        .map(Model::getTokenLimit)
        .orElse(0);
  }
}
