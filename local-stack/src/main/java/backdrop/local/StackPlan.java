package backdrop.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which processes make up a stack, and the addresses and secrets by which each finds the others.
 */
final class StackPlan {
  /** In the order in which they need one another. */
  static final List<String> SERVICES = List.of("auth", "prompt", "inference", "history", "gateway");

  static final String INFRASTRUCTURE = "infrastructure";
  private static final String LOOPBACK = "127.0.0.1";
  private static final Map<String, List<String>> FLAGS =
      Map.of(
          INFRASTRUCTURE,
          List.of("-Xmx320m", JavaCommand.QUICK_START),
          "auth",
          List.of("-Xmx192m", JavaCommand.QUICK_START),
          "prompt",
          List.of("-Xmx160m", JavaCommand.QUICK_START),
          // Pictures are decoded, scaled and composited here: memory for the largest, and the
          // optimising compiler.
          "inference",
          List.of("-Xmx768m"),
          "history",
          List.of("-Xmx640m", JavaCommand.QUICK_START),
          "gateway",
          List.of("-Xmx256m", JavaCommand.QUICK_START));

  private final Checkout checkout;
  private final Home home;
  private final int port;
  private final Map<String, String> environment;
  private final Ports ports;
  private final Secrets secrets;

  StackPlan(
      Checkout checkout,
      Home home,
      int port,
      Map<String, String> environment,
      Ports ports,
      Secrets secrets) {
    this.checkout = checkout;
    this.home = home;
    this.port = port == 0 ? ports.port("gateway") : port;
    this.environment = environment;
    this.ports = ports;
    this.secrets = secrets;
    if (!Ports.isFree(this.port)) {
      throw new StackFailure(
          "port "
              + port
              + " is in use: choose another with --port N, or --port 0 for any free one");
    }
  }

  /** Where people and programs find the stack. */
  String address() {
    return "http://localhost:" + port;
  }

  /** The process with the databases, unless real servers stand in for both. */
  Optional<Launch> infrastructure() {
    if (ownMongodb() || ownKafka()) {
      return Optional.of(infrastructureLaunch());
    }
    return Optional.empty();
  }

  /** Answers 200 once the part (mongodb or kafka) serves. */
  URI infrastructureReady(String part) {
    return URI.create(
        "http://" + LOOPBACK + ":" + port("infrastructure-management") + "/ready/" + part);
  }

  private Launch infrastructureLaunch() {
    var command =
        new ArrayList<>(
            JavaCommand.ofJar(
                checkout.stackJar(),
                FLAGS.get(INFRASTRUCTURE),
                "backdrop.local.infrastructure.InfrastructureMain"));
    command.add("folder=" + home.data());
    command.add("management-port=" + port("infrastructure-management"));
    if (ownMongodb()) {
      command.add("mongodb-port=" + port("mongodb"));
    }
    if (ownKafka()) {
      command.add("kafka-port=" + port("kafka"));
      command.add("kafka-controller-port=" + port("kafka-controller"));
    }
    return new Launch(
        INFRASTRUCTURE,
        home.data(),
        command,
        Map.of(),
        home.log(INFRASTRUCTURE),
        infrastructureReady("kafka"));
  }

  /** One process of {@link #SERVICES}. */
  Launch service(String name) {
    var app = checkout.service(name);
    return new Launch(
        name,
        app,
        JavaCommand.ofService(checkout.guardJar(), app, FLAGS.get(name)),
        environmentOf(name),
        home.log(name),
        URI.create("http://" + LOOPBACK + ":" + port(name + "-management") + "/q/health/ready"));
  }

  private Map<String, String> environmentOf(String name) {
    var variables = new HashMap<String, String>();
    variables.put("QUARKUS_HTTP_HOST", LOOPBACK);
    variables.put(
        "QUARKUS_HTTP_PORT", name.equals("gateway") ? Integer.toString(port) : port(name));
    variables.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
    variables.put("QUARKUS_MANAGEMENT_PORT", port(name + "-management"));
    variables.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer());
    variables.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
    if (!environment.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT")) {
      variables.put("QUARKUS_OTEL_SDK_DISABLED", "true");
    }
    // glibc keeps an arena per thread otherwise, which shows as resident memory that nobody uses.
    variables.put("MALLOC_ARENA_MAX", "2");
    if (!name.equals("gateway")) {
      variables.put("QUARKUS_GRPC_SERVER_HOST", LOOPBACK);
      variables.put("QUARKUS_GRPC_SERVER_PORT", port(name + "-grpc"));
      variables.put("QUARKUS_MONGODB_CONNECTION_STRING", mongodb());
    }
    switch (name) {
      case "auth" -> {
        variables.put("BACKDROP_AUTH_ISSUER", issuer());
        variables.put("BACKDROP_AUTH_KEY_SECRET", secrets.secret("auth-key"));
        variables.put("BACKDROP_AUTH_CLIENTS_HISTORY_SECRET", secrets.secret("history-client"));
      }
      case "inference" -> {
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        variables.put("BACKDROP_INFERENCE_MODEL_FOLDER", model().toString());
      }
      case "history" -> {
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        variables.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", issuer());
        variables.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", secrets.secret("history-client"));
        talksTo(variables, "inference");
      }
      case "gateway" ->
          List.of("auth", "prompt", "inference", "history")
              .forEach(peer -> talksTo(variables, peer));
      default -> {}
    }
    return variables;
  }

  private void talksTo(Map<String, String> variables, String peer) {
    var prefix = "QUARKUS_GRPC_CLIENTS_" + peer.toUpperCase(Locale.ROOT);
    variables.put(prefix + "_HOST", LOOPBACK);
    variables.put(prefix + "_PORT", port(peer + "-grpc"));
  }

  /** The model folder to paint with; fails in words when it is none. */
  private Path model() {
    var chosen = environment.get("BACKDROP_MODEL_DIR");
    var folder = chosen == null ? checkout.starterModel() : Path.of(chosen).toAbsolutePath();
    if (!Files.isRegularFile(folder.resolve("model_index.json"))) {
      throw new StackFailure(
          folder + " is no model folder (no model_index.json): see models/README.md");
    }
    return folder;
  }

  private String issuer() {
    return "http://" + LOOPBACK + ":" + port("auth");
  }

  private boolean ownMongodb() {
    return !environment.containsKey("MONGODB_URI");
  }

  private boolean ownKafka() {
    return !environment.containsKey("KAFKA_BOOTSTRAP_SERVERS");
  }

  private String mongodb() {
    return ownMongodb()
        ? "mongodb://" + LOOPBACK + ":" + port("mongodb")
        : environment.get("MONGODB_URI");
  }

  private String kafka() {
    return ownKafka() ? LOOPBACK + ":" + port("kafka") : environment.get("KAFKA_BOOTSTRAP_SERVERS");
  }

  private String port(String name) {
    return Integer.toString(chosen.computeIfAbsent(name, ports::port));
  }

  private final Map<String, Integer> chosen = new HashMap<>();
}
