package backdrop.gateway.style;

import backdrop.prompt.v1.LocalizedText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text in both languages of the interface. */
@Schema(name = "LocalizedText")
public record TextJson(String en, String ru) {
  public static TextJson of(LocalizedText text) {
    return new TextJson(text.getEn(), text.getRu());
  }
}
