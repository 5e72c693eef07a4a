package backdrop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.gateway.testing.Browser;
import backdrop.gateway.testing.GatewayTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@GatewayTest
class OpenApiComponentTest {
  private static final Path COMMITTED = Path.of("openapi.yaml");
  private static final Path YIELDED = Path.of("target", "openapi.yaml");

  @Test
  void isTheDocumentThatIsCommitted() throws IOException {
    String yielded = new Browser().get("/api/openapi").text();
    Files.writeString(YIELDED, yielded);

    assertThat(Files.readString(COMMITTED))
        .withFailMessage(
            """
            gateway-service/openapi.yaml is not what the code yields any more.
            See what changed:  diff gateway-service/openapi.yaml gateway-service/target/openapi.yaml
            If it is meant:    cp gateway-service/target/openapi.yaml gateway-service/openapi.yaml
            and commit it; the browser app makes its types from it.""")
        .isEqualTo(yielded);
  }

  @Test
  void comesAsJsonToo() {
    var json = new Browser().get("/api/openapi?format=json").json();

    assertThat(json.get("openapi").asText()).startsWith("3.1");
    assertThat(json.get("paths"))
        .allSatisfy(
            path ->
                assertThat(path)
                    .allSatisfy(
                        operation -> {
                          assertThat(operation.path("operationId").asText()).isNotEmpty();
                          assertThat(operation.path("summary").asText()).isNotEmpty();
                          assertThat(operation.path("tags")).isNotEmpty();
                          assertThat(operation.path("responses").has("default")).isTrue();
                        }));
  }

  @Test
  void isReadableAsAPage() {
    assertThat(new Browser().get("/api/docs/").text()).contains("swagger-ui");
  }
}
