package backdrop.inference.onnx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until the model has painted; says why if it never will. */
@Readiness
@ApplicationScoped
public class ModelHealth implements HealthCheck {
  private final ModelReadiness model;

  @Inject
  public ModelHealth(ModelReadiness model) {
    this.model = model;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("model").status(model.ready());
    model.trouble().ifPresent(trouble -> response.withData("trouble", trouble));
    return response.build();
  }
}
