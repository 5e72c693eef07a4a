package backdrop.gateway.prompt;

import backdrop.prompt.v1.TextSource;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a text came from. */
@Schema(name = "TextSource")
public enum TextSourceJson {
  @JsonProperty("yandex")
  YANDEX,
  @JsonProperty("language_model")
  LANGUAGE_MODEL,
  @JsonProperty("built_in")
  BUILT_IN,
  @JsonProperty("pass_through")
  PASS_THROUGH;

  static TextSourceJson of(TextSource source) {
    return switch (source) {
      case TEXT_SOURCE_YANDEX -> YANDEX;
      case TEXT_SOURCE_LANGUAGE_MODEL -> LANGUAGE_MODEL;
      case TEXT_SOURCE_BUILT_IN -> BUILT_IN;
      case TEXT_SOURCE_PASS_THROUGH, TEXT_SOURCE_UNSPECIFIED, UNRECOGNIZED -> PASS_THROUGH;
    };
  }
}
