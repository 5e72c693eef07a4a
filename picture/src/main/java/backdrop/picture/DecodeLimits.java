package backdrop.picture;

import java.time.Duration;

/**
 * What a photo may cost: held against its header before anything is decoded.
 *
 * @param maxBytes length of the file
 * @param maxPixels width times height
 * @param minSide shortest side allowed, in pixels
 * @param maxSide longest side allowed, in pixels
 * @param maxDecodedBytes width times height times bands times bytes per sample, as the file stores
 *     them
 * @param maxScans scans of a JPEG; fewer for a large one, whose every scan may cost a pass over all
 *     pixels
 * @param maxMetadataBytes bytes of a file that are not pixels: APPn and COM segments, ancillary
 *     chunks
 * @param maxInflatedBytes bytes that a compressed colour profile may inflate to; a larger one is
 *     ignored, and compressed text is never inflated
 * @param deadline how much processor time one decode may take
 */
public record DecodeLimits(
    long maxBytes,
    long maxPixels,
    int minSide,
    int maxSide,
    long maxDecodedBytes,
    int maxScans,
    long maxMetadataBytes,
    int maxInflatedBytes,
    Duration deadline) {
  private static final long MEBI = 1 << 20;

  /** How many scans a JPEG of {@link #maxPixels} may have; cameras and editors write about ten. */
  private static final long PASSES = 16;

  /**
   * 20 MiB, 50 megapixels, sides from 64 to 16,384, 256 MiB decoded, 64 scans, 4 MiB of metadata, a
   * profile of 1 MiB, 5 seconds.
   */
  public static final DecodeLimits DEFAULTS =
      new DecodeLimits(
          20 * MEBI,
          50_000_000,
          64,
          16_384,
          256 * MEBI,
          64,
          4 * MEBI,
          (int) MEBI,
          Duration.ofSeconds(5));

  public DecodeLimits {
    if (maxBytes < 1
        || maxPixels < 1
        || minSide < 1
        || maxSide < minSide
        || maxDecodedBytes < 1
        || maxScans < 1
        || maxMetadataBytes < 0
        || maxInflatedBytes < 0
        || !deadline.isPositive()) {
      throw new IllegalArgumentException("limits must be positive and minSide at most maxSide");
    }
  }

  /** The same limits but for the length of the file. */
  public DecodeLimits withMaxBytes(long bytes) {
    return new DecodeLimits(
        bytes,
        maxPixels,
        minSide,
        maxSide,
        maxDecodedBytes,
        maxScans,
        maxMetadataBytes,
        maxInflatedBytes,
        deadline);
  }

  /** The same limits but for the shortest side. */
  public DecodeLimits withMinSide(int pixels) {
    return new DecodeLimits(
        maxBytes,
        maxPixels,
        pixels,
        maxSide,
        maxDecodedBytes,
        maxScans,
        maxMetadataBytes,
        maxInflatedBytes,
        deadline);
  }

  /**
   * Holds the length of a file against its limit, for those who know it before they read.
   *
   * @throws PictureException {@link Refusal#TOO_LARGE_BYTES}
   */
  public void checkBytes(long bytes) {
    if (bytes > maxBytes) {
      throw PictureException.beyond(
          Refusal.TOO_LARGE_BYTES,
          "The file has %d bytes; at most %d are accepted.",
          bytes,
          maxBytes);
    }
  }

  /** Each scan may cost a pass over all pixels, so a large JPEG may have fewer of them. */
  void checkScans(int scans, long pixels) {
    long most = Math.min(maxScans, PASSES * maxPixels / pixels);
    if (scans > most) {
      throw PictureException.beyond(
          Refusal.TOO_COMPLEX,
          "The JPEG has %d scans or more; at its size at most %d are accepted.",
          scans,
          most);
    }
  }

  void checkMetadata(long bytes) {
    if (bytes > maxMetadataBytes) {
      throw PictureException.beyond(
          Refusal.TOO_COMPLEX,
          "The file carries %d bytes of metadata; at most %d are accepted.",
          bytes,
          maxMetadataBytes);
    }
  }

  /**
   * Checks the sides, the number of pixels and the decoded size, in this order; the sides are as
   * stored, before turning.
   */
  void checkSize(long width, long height, int bytesPerPixel) {
    if (width > maxSide || height > maxSide) {
      long side = Math.max(width, height);
      // A flood of pixels is named as such even where a side alone would refuse it.
      if (width * (double) height > maxPixels) {
        throw tooManyPixels(width, height);
      }
      throw PictureException.beyond(
          Refusal.SIDE_TOO_LONG, "A side has %d pixels; at most %d are accepted.", side, maxSide);
    }
    if (width < minSide || height < minSide) {
      throw PictureException.beyond(
          Refusal.TOO_SMALL,
          "A side has %d pixels; at least %d are needed.",
          Math.min(width, height),
          minSide);
    }
    if (width * height > maxPixels) {
      throw tooManyPixels(width, height);
    }
    if (width * height * bytesPerPixel > maxDecodedBytes) {
      throw PictureException.beyond(
          Refusal.TOO_LARGE_DECODED,
          "The picture would take %d bytes decoded; at most %d are accepted.",
          width * height * bytesPerPixel,
          maxDecodedBytes);
    }
  }

  private PictureException tooManyPixels(long width, long height) {
    long pixels = Math.multiplyHigh(width, height) == 0 ? width * height : Long.MAX_VALUE;
    return PictureException.beyond(
        Refusal.TOO_MANY_PIXELS,
        "The picture has %d pixels; at most %d are accepted.",
        pixels,
        maxPixels);
  }
}
