package backdrop.picture.output;

import backdrop.picture.Encoders;
import backdrop.picture.RgbaImage;
import java.util.OptionalInt;

/**
 * Writes finished pictures at the highest quality that fits their byte limit. The same picture and
 * rules give the same bytes.
 */
public final class FileEncoder {
  private static final int LOSSLESS = 100;

  private FileEncoder() {}

  /**
   * Writes the picture; a PSD gets one layer. JPEG lays see-through pixels over white.
   *
   * @throws FileTooLarge if no quality from {@link FileRules#quality} down to {@link
   *     FileRules#floor} fits
   */
  public static EncodedFile encode(RgbaImage picture, FileRules rules) {
    return encode(Layers.flat(picture), rules);
  }

  /**
   * Writes the layers where the format has layers, otherwise what they look like together.
   *
   * @throws FileTooLarge if no quality from {@link FileRules#quality} down to {@link
   *     FileRules#floor} fits
   */
  public static EncodedFile encode(Layers layers, FileRules rules) {
    if (!rules.format().hasQuality()) {
      return lossless(layers, rules);
    }
    byte[] best = lossy(layers, rules.format(), rules.quality());
    if (rules.allows(best)) {
      return written(rules.format(), best, rules.quality());
    }
    return stepDown(layers, rules);
  }

  private static EncodedFile lossless(Layers layers, FileRules rules) {
    byte[] bytes =
        rules.format() == OutputFormat.PSD
            ? PsdWriter.write(layers)
            : Encoders.png(layers.picture());
    if (!rules.allows(bytes)) {
      throw new FileTooLarge(rules, bytes.length + rules.room());
    }
    return new EncodedFile(rules.format(), bytes, OptionalInt.empty(), true);
  }

  /** Halves the range of qualities that may fit; the size grows with the quality, or nearly so. */
  private static EncodedFile stepDown(Layers layers, FileRules rules) {
    byte[] fitting = lossy(layers, rules.format(), rules.floor());
    if (!rules.allows(fitting)) {
      throw new FileTooLarge(rules, fitting.length + rules.room());
    }
    int fits = rules.floor();
    int tooMuch = rules.quality();
    while (tooMuch - fits > 1) {
      int middle = (fits + tooMuch) / 2;
      byte[] bytes = lossy(layers, rules.format(), middle);
      if (rules.allows(bytes)) {
        fitting = bytes;
        fits = middle;
      } else {
        tooMuch = middle;
      }
    }
    return written(rules.format(), fitting, fits);
  }

  private static byte[] lossy(Layers layers, OutputFormat format, int quality) {
    return format == OutputFormat.JPEG
        ? Encoders.jpeg(layers.picture(), quality)
        : WebpEncoding.encode(layers, quality);
  }

  private static EncodedFile written(OutputFormat format, byte[] bytes, int quality) {
    boolean lossless = format == OutputFormat.WEBP && quality == LOSSLESS;
    return new EncodedFile(format, bytes, OptionalInt.of(quality), lossless);
  }
}
