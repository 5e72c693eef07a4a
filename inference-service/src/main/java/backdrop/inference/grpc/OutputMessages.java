package backdrop.inference.grpc;

import backdrop.inference.generation.Output;
import backdrop.inference.generation.OutputFormat;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.ImageFormat;

/** The part of the settings that says what file a picture becomes. */
final class OutputMessages {
  private OutputMessages() {}

  static Output toOutput(GenerationSettings message) {
    return new Output(
        message.getFormat() == ImageFormat.IMAGE_FORMAT_JPEG
            ? OutputFormat.JPEG
            : OutputFormat.PNG);
  }

  static void fill(GenerationSettings.Builder message, Output output) {
    message.setFormat(
        switch (output.format()) {
          case PNG -> ImageFormat.IMAGE_FORMAT_PNG;
          case JPEG -> ImageFormat.IMAGE_FORMAT_JPEG;
        });
  }
}
