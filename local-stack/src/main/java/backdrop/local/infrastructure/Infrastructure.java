package backdrop.local.infrastructure;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The wanted parts, started in the order in which services need them and stopped the other way
 * round.
 */
final class Infrastructure implements AutoCloseable {
  /** Port 0 means that the part is not wanted, because a real server takes its place. */
  record Settings(
      Path folder, int managementPort, int mongodbPort, int kafkaPort, int kafkaControllerPort) {}

  private final Settings settings;
  private final Readiness readiness;
  private @Nullable MongoOnDisk mongodb;
  private @Nullable KafkaBroker kafka;

  private Infrastructure(Settings settings, Readiness readiness) {
    this.settings = settings;
    this.readiness = readiness;
  }

  static Infrastructure start(Settings settings) throws Exception {
    var infrastructure = new Infrastructure(settings, Readiness.serve(settings.managementPort()));
    infrastructure.startMongodb();
    infrastructure.startKafka();
    return infrastructure;
  }

  private synchronized void startMongodb() throws IOException {
    if (settings.mongodbPort() != 0) {
      mongodb = MongoOnDisk.start(settings.folder().resolve("mongodb"), settings.mongodbPort());
    }
    readiness.set("mongodb", true);
  }

  /** Starting a broker that runs changes nothing. */
  synchronized void startKafka() throws Exception {
    if (settings.kafkaPort() != 0 && kafka == null) {
      kafka =
          KafkaBroker.start(
              settings.folder().resolve("kafka"),
              settings.kafkaPort(),
              settings.kafkaControllerPort());
    }
    readiness.set("kafka", true);
  }

  /** Stopping a broker that is stopped changes nothing. */
  synchronized void stopKafka() {
    readiness.set("kafka", false);
    if (kafka != null) {
      kafka.close();
      kafka = null;
    }
  }

  @Override
  public synchronized void close() {
    stopKafka();
    if (mongodb != null) {
      mongodb.close();
      mongodb = null;
    }
    readiness.close();
  }
}
