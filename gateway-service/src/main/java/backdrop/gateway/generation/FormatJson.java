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
  JPEG,
  @JsonProperty("webp")
  WEBP,
  @JsonProperty("psd")
  PSD;

  public static FormatJson of(ImageFormat format) {
    return switch (format) {
      case IMAGE_FORMAT_JPEG -> JPEG;
      case IMAGE_FORMAT_WEBP -> WEBP;
      case IMAGE_FORMAT_PSD -> PSD;
      case IMAGE_FORMAT_PNG, IMAGE_FORMAT_UNSPECIFIED, UNRECOGNIZED -> PNG;
    };
  }

  ImageFormat toFormat() {
    return switch (this) {
      case PNG -> ImageFormat.IMAGE_FORMAT_PNG;
      case JPEG -> ImageFormat.IMAGE_FORMAT_JPEG;
      case WEBP -> ImageFormat.IMAGE_FORMAT_WEBP;
      case PSD -> ImageFormat.IMAGE_FORMAT_PSD;
    };
  }
}
