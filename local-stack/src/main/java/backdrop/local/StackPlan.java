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

/** Which processes make up a stack, and by which addresses and secrets each finds the others. */
final class StackPlan {
  static final String INFRASTRUCTURE = "infrastructure";
  static final String FAKE_YANDEX = "fake-yandex";
  private static final String LOOPBACK = "127.0.0.1";

  private final Checkout checkout;
  private final Home home;
  private final Outside outside;
  private final Ports ports;
  private final Secrets secrets;
  private final int port;

  /** Fails in words where the wanted port is in use; port 0 is any free one. */
  StackPlan(
      Checkout checkout, Home home, int wantedPort, Outside outside, Ports ports, Secrets secrets) {
    this.checkout = checkout;
    this.home = home;
    this.outside = outside;
    this.ports = ports;
    this.secrets = secrets;
    this.port = wantedPort == 0 ? ports.port("gateway") : ports.take(wantedPort);
    if (!Ports.isFree(port)) {
      throw new StackFailure(
          "port %d is in use: choose another with --port N, or --port 0 for any free one"
              .formatted(port));
    }
  }

  /** Where people and programs find the stack. */
  URI address() {
    return URI.create("http://localhost:" + port);
  }

  /** The process with the databases, unless real servers stand in for both. */
  Optional<Launch> infrastructure() {
    if (outside.mongodb().isPresent() && outside.kafka().isPresent()) {
      return Optional.empty();
    }
    var command =
        new ArrayList<>(
            JavaCommand.ofJar(
                checkout.stackJar(),
                List.of("-Xmx320m", JavaCommand.QUICK_START),
                "backdrop.local.infrastructure.InfrastructureMain"));
    command.add("folder=" + home.data());
    command.add("management-port=" + port("infrastructure-management"));
    if (outside.mongodb().isEmpty()) {
      command.add("mongodb-port=" + port("mongodb"));
    }
    if (outside.kafka().isEmpty()) {
      command.add("kafka-port=" + port("kafka"));
      command.add("kafka-controller-port=" + port("kafka-controller"));
    }
    return Optional.of(
        new Launch(
            INFRASTRUCTURE,
            home.data(),
            command,
            Map.of(),
            home.log(INFRASTRUCTURE),
            infrastructureReady("kafka")));
  }

  /** The process that stands in for Yandex, where one is wanted. */
  Optional<Launch> fakeYandex() {
    if (!outside.fakeYandex()) {
      return Optional.empty();
    }
    var command =
        JavaCommand.ofJar(
            checkout.stackJar(),
            List.of("-Xmx48m", JavaCommand.QUICK_START),
            "backdrop.fakeyandex.FakeYandexMain");
    command.add("port=" + port(FAKE_YANDEX));
    command.add("api-key=" + FAKE_YANDEX);
    command.add("folder-id=" + FAKE_YANDEX);
    return Optional.of(
        new Launch(
            FAKE_YANDEX,
            home.data(),
            command,
            Map.of(),
            home.log(FAKE_YANDEX),
            loopback(FAKE_YANDEX, "/ready")));
  }

  private void asksFakeYandex(Map<String, String> variables) {
    var address = loopback(FAKE_YANDEX, "").toString();
    for (var host : List.of("MODEL", "TRANSLATE", "IAM")) {
      variables.put("BACKDROP_PROMPT_YANDEX_" + host + "_HOST", address);
    }
    variables.put("BACKDROP_PROMPT_YANDEX_API_KEY", FAKE_YANDEX);
    variables.put("BACKDROP_PROMPT_YANDEX_FOLDER_ID", FAKE_YANDEX);
  }

  /** Answers 200 once the part, {@code mongodb} or {@code kafka}, serves. */
  URI infrastructureReady(String part) {
    return loopback("infrastructure-management", "/ready/" + part);
  }

  /** The process of one service. */
  Launch service(Service service) {
    var app = checkout.service(service);
    return new Launch(
        service.id(),
        app,
        JavaCommand.ofService(checkout.guardJar(), app, service.flags()),
        environmentOf(service),
        home.log(service.id()),
        loopback(service.id() + "-management", "/q/health/ready"));
  }

  /** Variables that tell a service where everybody is. */
  Map<String, String> environmentOf(Service service) {
    var variables = new HashMap<String, String>();
    variables.put("QUARKUS_HTTP_HOST", LOOPBACK);
    variables.put("QUARKUS_HTTP_PORT", httpPort(service));
    variables.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
    variables.put("QUARKUS_MANAGEMENT_PORT", port(service.id() + "-management"));
    variables.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer());
    variables.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
    if (!outside.telemetry()) {
      // Log lines still name their trace; no span is exported to nowhere.
      variables.put("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "0.0");
    }
    // glibc keeps an arena per thread otherwise: resident memory that nobody uses.
    variables.put("MALLOC_ARENA_MAX", "2");
    switch (service) {
      case AUTH -> {
        serves(variables, service);
        variables.put("BACKDROP_AUTH_ISSUER", issuer());
        variables.put("BACKDROP_AUTH_KEY_SECRET", secrets.secret("auth-key"));
        variables.put("BACKDROP_AUTH_CLIENTS_HISTORY_SECRET", secrets.secret("history-client"));
      }
      case PROMPT -> {
        serves(variables, service);
        if (outside.fakeYandex()) {
          asksFakeYandex(variables);
        }
      }
      case INFERENCE -> {
        serves(variables, service);
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        variables.put("BACKDROP_INFERENCE_MODEL_FOLDER", model().toString());
        variables.put("BACKDROP_INFERENCE_MODEL_CACHE", home.cache().toString());
        cutOutModel()
            .ifPresent(
                folder -> variables.put("BACKDROP_INFERENCE_CUTOUT_MODEL", folder.toString()));
      }
      case HISTORY -> {
        serves(variables, service);
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        variables.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", issuer());
        variables.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", secrets.secret("history-client"));
        talksTo(variables, Service.INFERENCE);
      }
      case GATEWAY ->
          List.of(Service.AUTH, Service.PROMPT, Service.INFERENCE, Service.HISTORY)
              .forEach(peer -> talksTo(variables, peer));
    }
    return variables;
  }

  /** The gateway has no gRPC server and no database; all others have both. */
  private void serves(Map<String, String> variables, Service service) {
    variables.put("QUARKUS_GRPC_SERVER_HOST", LOOPBACK);
    variables.put("QUARKUS_GRPC_SERVER_PORT", port(service.id() + "-grpc"));
    variables.put("QUARKUS_MONGODB_CONNECTION_STRING", mongodb());
  }

  private void talksTo(Map<String, String> variables, Service peer) {
    var prefix = "QUARKUS_GRPC_CLIENTS_" + peer.id().toUpperCase(Locale.ROOT);
    variables.put(prefix + "_HOST", LOOPBACK);
    variables.put(prefix + "_PORT", port(peer.id() + "-grpc"));
  }

  /** The model folder to paint with; fails in words when it is none. */
  Path model() {
    var folder =
        outside
            .model()
            .map(each -> each.toAbsolutePath().normalize())
            .orElseGet(checkout::starterModel);
    // Every model has this network, at the top or with a variant.
    for (var place : List.of("", "cpu-fp32/", "gpu-fp16/")) {
      if (Files.isRegularFile(folder.resolve(place + "unet/model.onnx"))) {
        return folder;
      }
    }
    throw new StackFailure(
        folder + " is no model folder (it has no unet/model.onnx): see models/README.md");
  }

  /** Tells whether the model paints; empty where it has digests, which the service compares. */
  Optional<ModelTryOut> modelTryOut() {
    var model = model();
    if (!ModelTryOut.isNeeded(model)) {
      return Optional.empty();
    }
    var command = JavaCommand.ofCommandLine(checkout.guardJar(), checkout.commandLineJar());
    return Optional.of(new ModelTryOut(model, command, home.log("model-try-out")));
  }

  /** The segmentation network's folder to cut out with; fails in words when it is none. */
  Optional<Path> cutOutModel() {
    var folder = outside.cutOutModel().map(each -> each.toAbsolutePath().normalize());
    folder
        .filter(each -> !Files.isRegularFile(each.resolve("cutout.json")))
        .ifPresent(
            each -> {
              throw new StackFailure(
                  each + " has no cutout.json beside a network: see models/cutout/README.md");
            });
    return folder;
  }

  private String httpPort(Service service) {
    return service == Service.GATEWAY ? Integer.toString(port) : port(service.id());
  }

  private String issuer() {
    return "http://" + LOOPBACK + ":" + port("auth");
  }

  private String mongodb() {
    return outside.mongodb().orElseGet(() -> "mongodb://" + LOOPBACK + ":" + port("mongodb"));
  }

  private String kafka() {
    return outside.kafka().orElseGet(() -> LOOPBACK + ":" + port("kafka"));
  }

  private URI loopback(String portName, String path) {
    return URI.create("http://" + LOOPBACK + ":" + port(portName) + path);
  }

  private String port(String name) {
    return Integer.toString(ports.port(name));
  }
}
