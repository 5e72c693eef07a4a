package backdrop.local.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InfrastructureTest {
  @TempDir Path folder;
  private Infrastructure.Settings settings;
  private Infrastructure infrastructure;

  @BeforeEach
  void start() throws Exception {
    try (var one = new ServerSocket(0);
        var two = new ServerSocket(0);
        var three = new ServerSocket(0);
        var four = new ServerSocket(0)) {
      settings =
          new Infrastructure.Settings(
              folder,
              one.getLocalPort(),
              two.getLocalPort(),
              three.getLocalPort(),
              four.getLocalPort());
    }
    infrastructure = Infrastructure.start(settings);
  }

  @AfterEach
  void stop() {
    infrastructure.close();
  }

  private int status(String part) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var address = "http://127.0.0.1:" + settings.managementPort() + "/ready/" + part;
      var request = HttpRequest.newBuilder(URI.create(address)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + settings.kafkaPort()));
  }

  @Test
  void keepsTopicsWhileTheBrokerIsAway() throws Exception {
    try (var admin = admin()) {
      admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
    }
    infrastructure.stopKafka();
    infrastructure.startKafka();
    try (var admin = admin()) {
      assertTrue(admin.listTopics().names().get().containsAll(Set.of("kept")));
    }
  }

  @Test
  void saysWhichPartServes() throws Exception {
    infrastructure.stopKafka();
    assertEquals(503, status("kafka"));
    assertEquals(200, status("mongodb"));
    assertEquals(503, status("no-such-part"));
  }
}
