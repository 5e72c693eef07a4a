package backdrop.gateway.image;

import com.google.protobuf.ByteString;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a picture: its hash is its ETag, so a browser that has it gets 304 and no bytes. The
 * bytes are never collected here.
 */
public final class ImageReply {
  // The bytes of an address can change only where a mask is put again; the hash settles it.
  private static final String CACHING = "private, no-cache";

  private ImageReply() {}

  /** The picture, to be shown in a page. */
  public static Response inline(Picture picture, Request request) {
    return reply(picture, request, "inline");
  }

  /** The picture, to be saved under a name; the extension follows from its type. */
  public static Response attachment(Picture picture, Request request, String name) {
    String extension =
        switch (picture.facts().mediaType()) {
          case "image/jpeg" -> ".jpg";
          case "image/webp" -> ".webp";
          case "image/vnd.adobe.photoshop" -> ".psd";
          default -> ".png";
        };
    return reply(picture, request, "attachment; filename=\"" + name + extension + "\"");
  }

  /** A name to save an image under, made of nothing that could hurt a file system. */
  public static String name(String generationId, int index) {
    return "backdrop-" + generationId.replaceAll("[^A-Za-z0-9_-]", "") + "-" + (index + 1);
  }

  private static Response reply(Picture picture, Request request, String disposition) {
    EntityTag tag = new EntityTag(picture.facts().sha256());
    @Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      picture.close();
      return unchanged.tag(tag).header(HttpHeaders.CACHE_CONTROL, CACHING).build();
    }
    return Response.ok(output(picture), picture.facts().mediaType())
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, CACHING)
        .header(HttpHeaders.CONTENT_LENGTH, picture.facts().bytes())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
        // Opened on its own, a picture can run nothing.
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .build();
  }

  private static StreamingOutput output(Picture picture) {
    return out -> {
      try (picture) {
        @Nullable ByteString chunk;
        while ((chunk = picture.next()) != null) {
          chunk.writeTo(out);
        }
      }
    };
  }
}
