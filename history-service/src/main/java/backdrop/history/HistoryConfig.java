package backdrop.history;

import backdrop.history.kafka.EventRetries;
import backdrop.history.photo.PhotoLimits;
import backdrop.kit.picture.PictureConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Everything that can be set in this service, by feature. */
@ConfigMapping(prefix = "backdrop.history")
public interface HistoryConfig {
  Photos photos();

  /** What an uploaded picture may cost. */
  PictureConfig pictures();

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
