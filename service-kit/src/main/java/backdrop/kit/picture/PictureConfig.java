package backdrop.kit.picture;

import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * What reading a picture may cost, as a group of a service's own configuration; held against a
 * file's header before anything is decoded.
 */
public interface PictureConfig {
  /** Length of one file. */
  @WithDefault("20M")
  MemorySize maxBytes();

  /** Width times height. */
  @WithDefault("50000000")
  long maxPixels();

  /** The shortest side, in pixels. */
  @WithDefault("64")
  int minSide();

  /** The longest side, in pixels. */
  @WithDefault("16384")
  int maxSide();

  /** Width times height times bands times bytes per sample, as the file stores them. */
  @WithDefault("256M")
  MemorySize maxDecodedBytes();

  /** Scans of a JPEG; a large one may have fewer. */
  @WithDefault("64")
  int maxScans();

  /** Bytes of a file that are not pixels. */
  @WithDefault("4M")
  MemorySize maxMetadataBytes();

  /** Bytes that a compressed colour profile may inflate to. */
  @WithDefault("1M")
  MemorySize maxInflatedBytes();

  /** How much processor time decoding one file may take. */
  @WithDefault("5s")
  Duration deadline();

  /**
   * Pictures in memory decoded; each may take several times four bytes a pixel. Never more decode
   * at the same moment than there are processors.
   */
  @WithDefault("2")
  int slots();

  /** Callers that may wait for a slot; who comes beyond that is asked to come back. */
  @WithDefault("16")
  int queue();

  /** How long a caller waits for a slot. */
  @WithDefault("20s")
  Duration patience();

  /** The limits that these settings set for one file. */
  static DecodeLimits limits(PictureConfig config) {
    return new DecodeLimits(
        config.maxBytes().asLongValue(),
        config.maxPixels(),
        config.minSide(),
        config.maxSide(),
        config.maxDecodedBytes().asLongValue(),
        config.maxScans(),
        config.maxMetadataBytes().asLongValue(),
        Math.toIntExact(config.maxInflatedBytes().asLongValue()),
        config.deadline());
  }

  /** The slots that these settings allow; a service that reads pictures has one such set. */
  static DecoderSlots slots(PictureConfig config) {
    return new DecoderSlots(config.slots(), config.queue(), config.patience());
  }
}
