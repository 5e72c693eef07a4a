package backdrop.gateway.generation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How live events behave. */
@ConfigMapping(prefix = "backdrop.gateway.events")
public interface EventsConfig {
  /** A comment is sent this often, so that nothing on the way takes the connection for dead. */
  @WithDefault("15s")
  Duration ping();

  /** How long browsers wait before they connect again. */
  @WithDefault("3s")
  Duration reconnectAfter();

  /** How long a watcher waits for a painter that went away before it is told. */
  @WithDefault("60s")
  Duration patience();
}
