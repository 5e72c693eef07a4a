package backdrop.inference.generation;

import backdrop.picture.output.OutputFormat;
import java.util.OptionalLong;

/**
 * What file a finished picture becomes.
 *
 * @param quality 1 to 100; without meaning for PNG and PSD
 * @param maxBytes the quality steps down until the file has at most so many bytes
 * @param transparent the product alone, nothing behind it
 * @param presetId the marketplace that it is meant for; empty if none
 */
public record Output(
    OutputFormat format, int quality, OptionalLong maxBytes, boolean transparent, String presetId) {
  /** A quality that shows no loss to the eye. */
  public static final int DEFAULT_QUALITY = 95;

  public static final Output PNG = of(OutputFormat.PNG);

  /** As large as it gets, in the usual quality. */
  public static Output of(OutputFormat format) {
    return new Output(format, DEFAULT_QUALITY, OptionalLong.empty(), false, "");
  }
}
