package backdrop.history;

import backdrop.history.kafka.EventRetries;
import backdrop.history.photo.PhotoLimits;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Everything that can be set in this service, by feature. */
@ConfigMapping(prefix = "backdrop.history")
public interface HistoryConfig {
  Photos photos();

  Pictures pictures();

  Events events();

  Inference inference();

  Sweep sweep();

  Presets presets();

  /** Marketplaces' rules. */
  interface Presets {
    /**
     * A directory with presets of one's own, besides those that come with Backdrop; inference must
     * see the same ones.
     */
    Optional<Path> directory();
  }

  /** What one account may keep. */
  interface Photos extends PhotoLimits {
    @Override
    @WithDefault("10000")
    int maxPerAccount();

    @Override
    @WithDefault("50")
    int masksPerPhoto();
  }

  /** What an uploaded picture may cost; held against its header before anything is decoded. */
  interface Pictures {
    /** Length of the file. */
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

    /** How much processor time decoding may take. */
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
  }

  /** Finished generations. */
  interface Events extends EventRetries {
    @Override
    @WithDefault("500ms")
    Duration firstPause();

    @Override
    @WithDefault("10s")
    Duration longestPause();

    @Override
    @WithDefault("8")
    int attempts();
  }

  /** Fetching finished images. */
  interface Inference {
    /** How long one image may take. */
    @WithDefault("60s")
    Duration downloadDeadline();
  }

  /** Collecting bytes that no document names. */
  interface Sweep {
    /** How often; {@code off} for never. */
    @WithDefault("6h")
    String every();

    /** Younger bytes are left alone; far longer than any call or attempt takes. */
    @WithDefault("6h")
    Duration grace();
  }
}
