package backdrop.gateway.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The languages that people are spoken to in. */
public enum Language {
  @JsonProperty("en")
  EN,
  @JsonProperty("ru")
  RU;

  /** As the services name it. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
