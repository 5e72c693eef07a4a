package backdrop.prompt.yandex;

import java.util.Map;
import java.util.UUID;

/** The headers that every call of Yandex carries. */
final class YandexHeaders {
  private YandexHeaders() {}

  /** AI Studio keeps requests by default; sellers' words are not ours to leave there. */
  static Map<String, String> of(String authorization) {
    return Map.of(
        "Authorization",
        authorization,
        "x-data-logging-enabled",
        "false",
        "x-client-request-id",
        UUID.randomUUID().toString());
  }
}
