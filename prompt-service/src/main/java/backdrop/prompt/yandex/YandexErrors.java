package backdrop.prompt.yandex;

import backdrop.prompt.provider.ProviderFault;
import backdrop.prompt.provider.ProviderFault.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads answers of 200, and finds the errors that come with that status: {@code
 * {"error":{"grpcCode":..}}} from completion, {@code {"code":..,"message":..}} from the others.
 */
final class YandexErrors {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private YandexErrors() {}

  /**
   * The answer as JSON.
   *
   * @throws ProviderFault UNUSABLE if it is none, or the fault that an error in it stands for
   */
  static JsonNode answer(String json) {
    JsonNode answer;
    try {
      answer = JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new ProviderFault(Kind.UNUSABLE, "answered no JSON");
    }
    JsonNode code =
        answer.has("error") ? answer.path("error").path("grpcCode") : answer.path("code");
    if (answer.has("error") || (answer.has("code") && answer.has("message"))) {
      throw fault(code.asInt(2));
    }
    return answer;
  }

  private static ProviderFault fault(int grpcCode) {
    Kind kind =
        switch (grpcCode) {
          case 4, 8, 14 -> Kind.BUSY;
          case 7, 16 -> Kind.UNAUTHENTICATED;
          case 3, 5, 6, 9, 10, 11 -> Kind.REFUSED;
          default -> Kind.BROKEN;
        };
    return new ProviderFault(kind, "answered 200 with error code " + grpcCode);
  }
}
