package backdrop.gateway.web;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start with settings that look right and let callers lie. */
@ApplicationScoped
public class UnsafeSettings {
  private final boolean forwarding;
  private final Optional<List<String>> trustedProxies;

  @Inject
  public UnsafeSettings(
      @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding") boolean forwarding,
      @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies")
          Optional<List<String>> trustedProxies) {
    this.forwarding = forwarding;
    this.trustedProxies = trustedProxies;
  }

  void check(@Observes StartupEvent started) {
    if (forwarding && trustedProxies.orElse(List.of()).isEmpty()) {
      throw new IllegalStateException(
          "quarkus.http.proxy.proxy-address-forwarding=true believes everybody's X-Forwarded"
              + " headers: name your proxies in quarkus.http.proxy.trusted-proxies, for example"
              + " QUARKUS_HTTP_PROXY_TRUSTED_PROXIES=10.0.0.0/8.");
    }
  }
}
