package backdrop.prompt.yandex;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The translate method of Yandex Translate's REST API, version 2. */
@RegisterRestClient(configKey = "yandex-translate")
@Path("/translate/v2/translate")
public interface YandexTranslateApi {
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Reply translate(
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("x-client-request-id") String clientRequestId,
      Request request);

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Request(
      @Nullable String sourceLanguageCode,
      String targetLanguageCode,
      String format,
      List<String> texts) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Reply(@Nullable List<Translation> translations) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Translation(@Nullable String text, @Nullable String detectedLanguageCode) {}
}
