package backdrop.local.infrastructure;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Serves MongoDB and Kafka from one folder until it is told to stop or its launcher is gone.
 *
 * <p>Arguments are {@code folder=}, {@code management-port=} and, for each part that is wanted,
 * {@code mongodb-port=} or {@code kafka-port=} with {@code kafka-controller-port=}. Standard input
 * takes {@code kafka stop} and {@code kafka start}, so that a test can take the broker away for a
 * while; when it ends, so does the process.
 */
public final class InfrastructureMain {
  /** Services notice the same closed pipe; they want their databases while they leave. */
  private static final Duration SERVICES_LEAVE_FIRST = Duration.ofSeconds(3);

  private InfrastructureMain() {}

  public static void main(String[] arguments) {
    Logger.getLogger("").setLevel(Level.WARNING);
    var settings = new Properties();
    for (var argument : arguments) {
      int equals = argument.indexOf('=');
      settings.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    try {
      var infrastructure = Infrastructure.start(settings(settings));
      Runtime.getRuntime().addShutdownHook(new Thread(infrastructure::close));
      obey(infrastructure);
      Thread.sleep(SERVICES_LEAVE_FIRST);
      System.exit(0);
    } catch (Exception failed) {
      // Servers that did start hold threads which would keep a half-started process alive.
      System.err.println(failed);
      System.exit(1);
    }
  }

  private static Infrastructure.Settings settings(Properties given) {
    return new Infrastructure.Settings(
        Path.of(given.getProperty("folder")),
        port(given, "management-port"),
        port(given, "mongodb-port"),
        port(given, "kafka-port"),
        port(given, "kafka-controller-port"));
  }

  private static int port(Properties given, String name) {
    return Integer.parseInt(given.getProperty(name, "0"));
  }

  private static void obey(Infrastructure infrastructure) throws Exception {
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var command = commands.readLine(); command != null; command = commands.readLine()) {
      switch (command) {
        case "kafka stop" -> infrastructure.stopKafka();
        case "kafka start" -> infrastructure.startKafka();
        default -> System.err.println("unknown command: " + command);
      }
    }
  }
}
