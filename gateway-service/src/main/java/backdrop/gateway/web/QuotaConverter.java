package backdrop.gateway.web;

import backdrop.gateway.limit.Quota;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Reads {@code 60/1m} as sixty calls in a minute. */
public class QuotaConverter implements Converter<Quota> {
  @Override
  public Quota convert(String value) {
    String[] parts = value.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("Write a limit as calls/window, such as 60/1m: " + value);
    }
    @Nullable Duration window = new DurationConverter().convert(parts[1].strip());
    return new Quota(Integer.parseInt(parts[0].strip()), window == null ? Duration.ZERO : window);
  }
}
