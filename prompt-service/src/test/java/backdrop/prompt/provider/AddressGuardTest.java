package backdrop.prompt.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private static final Duration PATIENCE = Duration.ofSeconds(9);

  @Test
  void letsCallsOutToAConfiguredOrigin() {
    var guard = guard("http://127.0.0.1:8080", false);

    assertThatCode(() -> guard.check(URI.create("http://127.0.0.1:8080/v1/chat"), PATIENCE))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8081/",
        "https://127.0.0.1:8080/",
        "http://localhost:8080/",
        "http://127.0.0.1:8080@example.com/",
        "http://user@127.0.0.1:8080/",
        "file:///etc/passwd"
      })
  void refusesEveryOtherOrigin(String address) {
    assertThat(kind(guard("http://127.0.0.1:8080", false), address))
        .isEqualTo(ProviderFault.Kind.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "http://[fe80::1]/",
        "http://0.0.0.0:80/",
        "http://2852039166/",
        "http://224.0.0.1/"
      })
  void refusesAddressesThatAreNoHosts(String address) {
    assertThat(kind(guard(address, true), address)).isEqualTo(ProviderFault.Kind.FORBIDDEN);
  }

  @Test
  void refusesPlainHttpThatWouldLeaveTheMachine() {
    assertThatThrownBy(() -> guard("http://10.0.0.1", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.0.0.1")
        .hasMessageContaining("plain-http");
    assertThatCode(
            () -> guard("http://10.0.0.1", true).check(URI.create("http://10.0.0.1/v1"), PATIENCE))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com",
        "https://key@example.com",
        "https://example.com?key=1",
        "host"
      })
  void refusesAtStartWhatIsNoProvidersAddress(String address) {
    assertThatThrownBy(() -> guard(address, false)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doesNotWaitForAResolverThatNeverAnswers() {
    var address = URI.create("https://provider.example");
    var never = new CountDownLatch(1);
    var guard =
        new AddressGuard(
            Set.of(address),
            false,
            host -> {
              await(never);
              return new InetAddress[0];
            });

    var fault =
        catchThrowableOfType(
            ProviderFault.class, () -> guard.check(address, Duration.ofMillis(100)));
    never.countDown();

    assertThat(fault.kind()).isEqualTo(ProviderFault.Kind.UNREACHABLE);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static ProviderFault.Kind kind(AddressGuard guard, String address) {
    return catchThrowableOfType(
            ProviderFault.class, () -> guard.check(URI.create(address), PATIENCE))
        .kind();
  }

  private static AddressGuard guard(String address, boolean plainHttp) {
    return new AddressGuard(Set.of(URI.create(address)), plainHttp);
  }
}
