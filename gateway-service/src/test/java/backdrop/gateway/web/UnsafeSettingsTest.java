package backdrop.gateway.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnsafeSettingsTest {
  @Test
  void refusesToBelieveEverybodysForwardingHeaders() {
    var settings = new UnsafeSettings(true, Optional.empty());

    assertThatThrownBy(() -> settings.check(new StartupEvent()))
        .hasMessageContaining("quarkus.http.proxy.trusted-proxies");
  }

  @Test
  void believesNamedProxies() {
    var settings = new UnsafeSettings(true, Optional.of(List.of("10.0.0.0/8")));

    assertThatCode(() -> settings.check(new StartupEvent())).doesNotThrowAnyException();
  }

  @Test
  void startsWithoutForwarding() {
    var settings = new UnsafeSettings(false, Optional.empty());

    assertThatCode(() -> settings.check(new StartupEvent())).doesNotThrowAnyException();
  }
}
