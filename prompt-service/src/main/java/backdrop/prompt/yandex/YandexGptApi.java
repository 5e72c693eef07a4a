package backdrop.prompt.yandex;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The completion method of YandexGPT's REST API; int64 values travel as strings. */
@RegisterRestClient(configKey = "yandex-gpt")
@Path("/foundationModels/v1/completion")
public interface YandexGptApi {
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Reply complete(
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("x-data-logging-enabled") String dataLoggingEnabled,
      @HeaderParam("x-client-request-id") String clientRequestId,
      Completion completion);

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Completion(
      String modelUri,
      Options completionOptions,
      List<Message> messages,
      @Nullable JsonSchema jsonSchema) {}

  record Options(boolean stream, double temperature, String maxTokens) {}

  record Message(String role, String text) {}

  record JsonSchema(JsonNode schema) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Reply(@Nullable Result result) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Result(@Nullable List<Alternative> alternatives) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Alternative(@Nullable Answer message, @Nullable String status) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(@Nullable String text) {}
}
