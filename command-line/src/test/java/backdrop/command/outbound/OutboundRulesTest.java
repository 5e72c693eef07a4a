package backdrop.command.outbound;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.command.Refusal;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutboundRulesTest {

  private static final OutboundRules PUBLIC =
      new OutboundRules(URI.create("https://93.184.215.14"), Set.of("10.9.9.9"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://93.184.215.14/a",
        "https://8.8.8.8/a?b=c",
        "https://[2606:4700:4700::1111]/a",
        "http://10.9.9.9:9000/named/by/the/user"
      })
  void letsPass(String address) {
    assertDoesNotThrow(() -> PUBLIC.check(URI.create(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0.0.0.0/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[fd00::1]/",
        "https://[fe80::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/"
      })
  void keepsOutOfPrivateNetworks(String address) {
    var refusal = assertThrows(Refusal.class, () -> PUBLIC.check(URI.create(address)));

    assertTrue(refusal.getMessage().contains("private network"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://8.8.8.8/", "ftp://8.8.8.8/", "file:///etc/passwd", "https://me@8.8.8.8/"})
  void wantsPlainHttps(String address) {
    assertThrows(Refusal.class, () -> PUBLIC.check(URI.create(address)));
  }

  @Test
  void letsAServerOnThisMachineSendOnToThisMachine() {
    var local = new OutboundRules(URI.create("http://127.0.0.1:5000"), Set.of());

    assertDoesNotThrow(() -> local.check(URI.create("http://127.0.0.1:9000/file")));
  }

  @Test
  void asksTheConfiguredServerWhereverItIs() {
    var inside = new OutboundRules(URI.create("http://10.0.0.5:5000/mlflow"), Set.of());

    assertDoesNotThrow(() -> inside.check(URI.create("http://10.0.0.5:5000/api")));
    assertThrows(Refusal.class, () -> inside.check(URI.create("http://10.0.0.5:22/")));
    assertThrows(Refusal.class, () -> inside.check(URI.create("http://10.0.0.6:5000/")));
  }
}
