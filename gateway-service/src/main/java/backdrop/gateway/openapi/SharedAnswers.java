package backdrop.gateway.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds to every operation what every operation can answer, and who may call it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SharedAnswers implements OASFilter {
  private static final String PROBLEM = "#/components/responses/Problem";
  private static final Set<String> OPEN = Set.of("register", "signIn", "signOut");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations().forEach((method, one) -> describe(path, method, one)));
  }

  private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
    APIResponses answers = operation.getResponses();
    if (method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.DELETE
        || path.contains("{")
        || operation.getParameters() != null) {
      problem(answers, "400");
    }
    if (OPEN.contains(operation.getOperationId())) {
      operation.setSecurity(List.of());
    } else {
      operation.setSecurity(
          List.of(
              OASFactory.createSecurityRequirement().addScheme("session"),
              OASFactory.createSecurityRequirement().addScheme("bearer")));
      problem(answers, "401");
    }
    problem(answers, "403");
    if (path.contains("{")) {
      problem(answers, "404");
    }
    problem(answers, "429");
    problem(answers, "503");
    answers.setDefaultValue(OASFactory.createAPIResponse().ref(PROBLEM));
  }

  private static void problem(APIResponses answers, String status) {
    answers.addAPIResponse(status, OASFactory.createAPIResponse().ref(PROBLEM));
  }
}
