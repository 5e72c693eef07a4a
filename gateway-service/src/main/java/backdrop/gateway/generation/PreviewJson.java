package backdrop.gateway.generation;

import backdrop.inference.v1.Preview;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an image looks like by now. */
@Schema(name = "Preview")
public record PreviewJson(
    int imageIndex,
    int step,
    @Schema(description = "A data address, ready to be shown") String image) {

  static PreviewJson of(Preview preview) {
    String jpeg = Base64.getEncoder().encodeToString(preview.getJpeg().toByteArray());
    return new PreviewJson(
        preview.getImageIndex(), preview.getStep(), "data:image/jpeg;base64," + jpeg);
  }
}
