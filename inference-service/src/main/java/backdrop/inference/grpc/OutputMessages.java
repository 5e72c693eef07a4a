package backdrop.inference.grpc;

import backdrop.inference.generation.Output;
import backdrop.inference.generation.OutputRules;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.ImageFormat;
import backdrop.picture.output.OutputFormat;

/** The part of the settings that says what file a picture becomes. */
final class OutputMessages {
  private OutputMessages() {}

  static Output toOutput(GenerationSettings message) {
    OutputFormat format =
        switch (message.getFormat()) {
          case IMAGE_FORMAT_JPEG -> OutputFormat.JPEG;
          case IMAGE_FORMAT_WEBP -> OutputFormat.WEBP;
          case IMAGE_FORMAT_PSD -> OutputFormat.PSD;
          case IMAGE_FORMAT_PNG, IMAGE_FORMAT_UNSPECIFIED, UNRECOGNIZED -> OutputFormat.PNG;
        };
    return OutputRules.output(
        format,
        message.getQuality(),
        message.getMaxBytes(),
        message.getTransparent(),
        message.getPresetId());
  }

  static void fill(GenerationSettings.Builder message, Output output) {
    message
        .setFormat(message(output.format()))
        .setQuality(output.format().hasQuality() ? output.quality() : 0)
        .setMaxBytes(output.maxBytes().orElse(0))
        .setTransparent(output.transparent())
        .setPresetId(output.presetId());
  }

  static ImageFormat message(OutputFormat format) {
    return switch (format) {
      case PNG -> ImageFormat.IMAGE_FORMAT_PNG;
      case JPEG -> ImageFormat.IMAGE_FORMAT_JPEG;
      case WEBP -> ImageFormat.IMAGE_FORMAT_WEBP;
      case PSD -> ImageFormat.IMAGE_FORMAT_PSD;
    };
  }
}
