package backdrop.picture.output;

import java.util.OptionalInt;

/**
 * A written picture.
 *
 * @param quality the quality that was used; empty for PNG and PSD
 * @param lossless whether its pixels are exactly those that went in
 */
public record EncodedFile(
    OutputFormat format, byte[] bytes, OptionalInt quality, boolean lossless) {}
