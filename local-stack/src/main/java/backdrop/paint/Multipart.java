package backdrop.paint;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form with files, as browsers send it. */
final class Multipart {
  private final String boundary = "backdrop-" + UUID.randomUUID();
  private final List<byte[]> chunks = new ArrayList<>();

  Multipart file(String name, String fileName, String mediaType, byte[] content) {
    // RFC 7578: a quote or line break would end the name early.
    var safe = fileName.replaceAll("[\"\\r\\n]", "_");
    text("--" + boundary + "\r\n");
    text("Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + safe + "\"\r\n");
    text("Content-Type: " + mediaType + "\r\n\r\n");
    chunks.add(content);
    text("\r\n");
    return this;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher body() {
    var all = new ArrayList<>(chunks);
    all.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return BodyPublishers.ofByteArrays(all);
  }

  private void text(String text) {
    chunks.add(text.getBytes(StandardCharsets.UTF_8));
  }
}
