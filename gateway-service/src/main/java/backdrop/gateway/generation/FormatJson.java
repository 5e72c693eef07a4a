package backdrop.gateway.generation;

import backdrop.inference.v1.ImageFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** File format of finished images. */
@Schema(name = "ImageFormat")
public enum FormatJson {
  @JsonProperty("png")
  PNG,
  @JsonProperty("jpeg")
  JPEG;

  static FormatJson of(ImageFormat format) {
    return format == ImageFormat.IMAGE_FORMAT_JPEG ? JPEG : PNG;
  }

  ImageFormat toFormat() {
    return switch (this) {
      case PNG -> ImageFormat.IMAGE_FORMAT_PNG;
      case JPEG -> ImageFormat.IMAGE_FORMAT_JPEG;
    };
  }
}
