package backdrop.local.infrastructure;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server that speaks MongoDB's wire protocol and keeps every acknowledged write in one file. */
final class MongoOnDisk implements AutoCloseable {
  private final MongoServer server;

  private MongoOnDisk(MongoServer server) {
    this.server = server;
  }

  /**
   * Opens or creates the database file in the folder and serves it; returns when clients can
   * connect.
   */
  static MongoOnDisk start(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    var server = new MongoServer(new H2Backend(folder.resolve("backdrop").toString()));
    server.bind(new InetSocketAddress("127.0.0.1", port));
    return new MongoOnDisk(server);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
