package backdrop.history;

import backdrop.history.kafka.EventRetries;
import backdrop.history.photo.PhotoLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Everything that can be set in this service, by feature. */
@ConfigMapping(prefix = "backdrop.history")
public interface HistoryConfig {
  Photos photos();

  Pictures pictures();

  Events events();

  Inference inference();

  Sweep sweep();

  /** What one account may keep. */
  interface Photos extends PhotoLimits {
    @Override
    @WithDefault("10000")
    int maxPerAccount();

    @Override
    @WithDefault("50")
    int masksPerPhoto();
  }

  /** Reading pictures. */
  interface Pictures {
    /** Pictures decoded at once; each may take four bytes a pixel. */
    @WithDefault("2")
    int slots();

    /** How long a caller waits for its turn. */
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
