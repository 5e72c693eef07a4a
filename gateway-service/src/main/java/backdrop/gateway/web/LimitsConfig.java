package backdrop.gateway.web;

import backdrop.gateway.limit.Quota;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often callers may call, written as calls/window, for example {@code 60/1m}. */
@ConfigMapping(prefix = "backdrop.gateway.limits")
public interface LimitsConfig {
  /** All calls of one address, whoever makes them; many people can share an address. */
  @WithDefault("3000/1m")
  @WithConverter(QuotaConverter.class)
  Quota address();

  /** Registering and signing in, per address; auth counts failures by itself. */
  @WithDefault("60/5m")
  @WithConverter(QuotaConverter.class)
  Quota logins();

  /** Starting generations, per account; the painter's queue has limits of its own. */
  @WithDefault("60/1m")
  @WithConverter(QuotaConverter.class)
  Quota generations();

  /** Uploading photos and masks, per account. */
  @WithDefault("120/1m")
  @WithConverter(QuotaConverter.class)
  Quota uploads();

  /** Everything else, per account. */
  @WithDefault("1200/1m")
  @WithConverter(QuotaConverter.class)
  Quota calls();

  /** Most bytes of one picture file. */
  @WithDefault("20M")
  MemorySize picture();

  /** How long the body of a request may all but stand still. */
  @WithDefault("30s")
  Duration bodyPatience();

  /** What must arrive of a body within {@link #bodyPatience()} for it to count as moving. */
  @WithDefault("64K")
  MemorySize bodyPace();
}
