package backdrop.gateway.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long proofs of identity are trusted and remembered. */
@ConfigMapping(prefix = "backdrop.gateway.session")
public interface SessionConfig {
  /** An access cookie this close to its end is renewed. */
  @WithDefault("10s")
  Duration renewBefore();

  /**
   * How long a renewed session answers for the refresh token that it replaced, so that parallel
   * requests of one page renew once. Shorter than auth's own grace of ten seconds.
   */
  @WithDefault("8s")
  Duration renewedLifetime();

  /** How long an exchanged API key is used before auth is asked again; bounds revocation. */
  @WithDefault("45s")
  Duration keyLifetime();

  /** Most API keys and renewed sessions remembered, each. */
  @WithDefault("10000")
  int remembered();
}
