package backdrop.inference.generation;

import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import backdrop.picture.output.OutputFormat;
import java.util.OptionalLong;

/** What an output may say. */
public final class OutputRules {
  /** No useful picture has fewer bytes, and the statement in the file needs room too. */
  public static final long MIN_BYTES = 50_000;

  private OutputRules() {}

  /**
   * An output.
   *
   * @param quality 0 means the usual one
   * @param maxBytes 0 means no limit
   * @throws Failure OUTPUT_OUT_OF_RANGE, TRANSPARENCY_UNSUPPORTED
   */
  public static Output output(
      OutputFormat format, int quality, long maxBytes, boolean transparent, String presetId) {
    check(quality >= 0 && quality <= 100, "settings.quality", "must be between 1 and 100");
    check(
        maxBytes == 0 || maxBytes >= MIN_BYTES,
        "settings.max_bytes",
        "must be at least %d".formatted(MIN_BYTES));
    if (transparent && !format.takesTransparency()) {
      throw Failure.ofField(
          InferenceReason.TRANSPARENCY_UNSUPPORTED,
          "settings.transparent",
          "needs PNG or WebP; %s has no transparency here".formatted(format));
    }
    return new Output(
        format,
        quality == 0 ? Output.DEFAULT_QUALITY : quality,
        maxBytes == 0 ? OptionalLong.empty() : OptionalLong.of(maxBytes),
        transparent,
        presetId);
  }

  private static void check(boolean holds, String field, String rule) {
    if (!holds) {
      throw Failure.ofField(InferenceReason.OUTPUT_OUT_OF_RANGE, field, rule);
    }
  }
}
