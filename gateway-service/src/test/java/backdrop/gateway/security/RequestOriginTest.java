package backdrop.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestOriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://shop.example, true",
    "https://shop.example:443, true",
    "http://shop.example, false",
    "https://shop.example:8443, false",
    "https://evilshop.example, false",
    "https://shop.example.evil, false",
    "https://shop.example@evil.example, false",
    "null, false"
  })
  void isOnlyWhatItSays(String origin, boolean same) {
    RequestOrigin own = new RequestOrigin("https", "shop.example", 443);

    assertThat(own.is(origin)).isEqualTo(same);
  }

  @Test
  void takesPlainHttpForSafeOnThisMachineOnly() {
    assertThat(new RequestOrigin("http", "localhost", 8080).isPlainLoopback()).isTrue();
    assertThat(new RequestOrigin("http", "127.0.0.1", 8080).isPlainLoopback()).isTrue();
    assertThat(new RequestOrigin("http", "shop.example", 80).isPlainLoopback()).isFalse();
    assertThat(new RequestOrigin("https", "localhost", 8443).isPlainLoopback()).isFalse();
  }
}
