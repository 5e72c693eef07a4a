package backdrop.prompt.yandex;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A port of this machine that takes no further connection: whoever calls waits to be let in. */
final class DeafServer implements AutoCloseable {
  private static final int KNOCKS = 4;
  private static final int KNOCK_MILLIS = 200;

  private final ServerSocket server;
  private final List<Socket> queued = new ArrayList<>();

  private DeafServer(ServerSocket server) {
    this.server = server;
  }

  static DeafServer start() throws IOException {
    var deaf = new DeafServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    deaf.fillBacklog();
    return deaf;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void fillBacklog() {
    for (int i = 0; i < KNOCKS; i++) {
      try {
        Socket socket = new Socket();
        queued.add(socket);
        socket.connect(server.getLocalSocketAddress(), KNOCK_MILLIS);
      } catch (IOException full) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : queued) {
      socket.close();
    }
    server.close();
  }
}
