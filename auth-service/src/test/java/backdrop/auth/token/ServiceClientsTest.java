package backdrop.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceClientsTest {
  private final ServiceClients clients = new ServiceClients(Map.of("history", "s3cret", "x", ""));

  @Test
  void knowsAClientByItsSecret() {
    assertThat(clients.knows("history", "s3cret")).isTrue();
  }

  @Test
  void knowsNobodyElse() {
    assertThat(clients.knows("history", "secret")).isFalse();
    assertThat(clients.knows("history", "")).isFalse();
    assertThat(clients.knows("gateway", "s3cret")).isFalse();
    assertThat(clients.knows("gateway", "")).isFalse();
  }

  @Test
  void takesNoEmptySecret() {
    assertThat(clients.knows("x", "")).isFalse();
  }
}
