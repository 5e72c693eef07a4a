package backdrop.gateway.problem;

import backdrop.kit.failure.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Answers with a problem document where a request never reaches a resource. */
@ApplicationScoped
public class ProblemReplies {
  private final ObjectMapper json;

  @Inject
  public ProblemReplies(ObjectMapper json) {
    this.json = json;
  }

  /** Ends the request with the failure. */
  public void send(RoutingContext context, Failure failure) {
    ProblemJson problem = Problems.of(failure, context.request().path());
    var response = context.response().setStatusCode(problem.status());
    Problems.headers(problem).forEach(response::putHeader);
    response.putHeader("Content-Type", ProblemJson.MEDIA_TYPE);
    response.end(text(problem)).onFailure(gone -> {});
  }

  /** The failure as the JSON of a problem document. */
  public String text(ProblemJson problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
