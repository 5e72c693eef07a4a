package backdrop.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An upload to {@code POST /api/photos}, byte by byte as the caller wants it: what no HTTP client
 * would send.
 */
public final class RawUpload implements AutoCloseable {
  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3})");

  private final Socket socket;
  private final OutputStream out;
  private final StringBuilder answer = new StringBuilder();
  private boolean over;

  /** Sends the head of the request with these headers besides. */
  public RawUpload(String token, String... headers) {
    URI address = Browser.address("/api/photos");
    try {
      socket = new Socket("127.0.0.1", address.getPort());
      out = socket.getOutputStream();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    send(
        "POST /api/photos HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
            .formatted(address.getPort(), token, String.join("\r\n", headers)));
  }

  public RawUpload send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends the bytes unless the server has hung up. */
  public RawUpload send(byte... bytes) {
    try {
      out.write(bytes);
    } catch (IOException gone) {
      over = true;
    }
    return this;
  }

  /** Sends a chunk of a body in chunks. */
  public RawUpload chunk(byte... bytes) {
    return send(Integer.toHexString(bytes.length) + "\r\n").send(bytes).send("\r\n");
  }

  /** Reads what has come or comes within this time; says whether the server has hung up. */
  public boolean hungUpWithin(Duration time) {
    try {
      socket.setSoTimeout((int) Math.max(1, time.toMillis()));
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      int read = in.read(buffer);
      if (read < 0) {
        over = true;
      } else {
        answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      }
    } catch (SocketTimeoutException nothingYet) {
      return over;
    } catch (IOException reset) {
      over = true;
    }
    return over;
  }

  /** The status of the answer, as soon as there is one; 0 if the server hung up without a word. */
  public int status() {
    while (true) {
      Matcher found = STATUS.matcher(answer);
      if (found.find()) {
        return Integer.parseInt(found.group(1));
      }
      if (hungUpWithin(Duration.ofSeconds(30))) {
        return 0;
      }
    }
  }

  /** All that came so far. */
  public String answer() {
    return answer.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
