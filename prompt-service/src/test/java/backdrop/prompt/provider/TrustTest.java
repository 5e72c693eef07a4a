package backdrop.prompt.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.prompt.provider.ProviderFault.Kind;
import backdrop.prompt.provider.ProviderHttp.Answer;
import backdrop.prompt.provider.ProviderHttp.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
  @TempDir Path folder;

  @Test
  void talksToAServerWhoseCertificateNamesIt() throws Exception {
    try (var server = TlsServer.start(folder, "dns:localhost,ip:127.0.0.1")) {
      assertThat(call(server)).isEqualTo(new Answer("{}"));
    }
  }

  @Test
  void refusesATrustedCertificateOfAnotherHost() throws Exception {
    try (var server = TlsServer.start(folder, "dns:elsewhere.example")) {
      var fault = catchThrowableOfType(ProviderFault.class, () -> call(server));

      assertThat(fault.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(fault).hasMessage("has no certificate that is trusted");
    }
  }

  private static Answer call(TlsServer server) {
    try (var lanes = new Lanes(server.trusting(), server.address())) {
      return lanes
          .lane("tls")
          .call(
              patience -> "",
              authorization -> new Post(server.address(), Map.of(), "{}"),
              answer -> answer,
              Duration.ofSeconds(9));
    }
  }
}
