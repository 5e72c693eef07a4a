package backdrop.gateway.photo;

import backdrop.gateway.problem.GatewayReason;
import backdrop.kit.failure.Failure;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** An uploaded picture file: its size is checked before a byte of it is held in memory. */
final class PictureFile {
  private static final int MAX_NAME = 255;

  private PictureFile() {}

  /**
   * The bytes of an uploaded part.
   *
   * @throws Failure PICTURE_TOO_LARGE
   */
  static ByteString read(FileUpload file, String field) {
    checkSize(file.size(), field);
    // The framework named the file; the user's own name never touches the disk.
    try (InputStream bytes = Files.newInputStream(file.uploadedFile())) {
      return ByteString.readFrom(bytes);
    } catch (IOException broken) {
      throw new UncheckedIOException("An uploaded file could not be read back", broken);
    }
  }

  /**
   * The bytes of a body.
   *
   * @throws Failure PICTURE_TOO_LARGE, MASK_MISSING
   */
  static ByteString checked(byte @Nullable [] body, String field) {
    if (body == null || body.length == 0) {
      throw Failure.ofField(GatewayReason.MASK_MISSING, field, "must be the body of the request");
    }
    checkSize(body.length, field);
    return ByteString.copyFrom(body);
  }

  /** The last part of the name that the user's machine gave, cut to what is kept. */
  static String name(FileUpload file) {
    String name = file.fileName() == null ? "" : file.fileName();
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.length() <= MAX_NAME ? last : last.substring(0, MAX_NAME);
  }

  private static void checkSize(long bytes, String field) {
    if (bytes > PhotoResource.MAX_BYTES) {
      throw Failure.ofField(
              GatewayReason.PICTURE_TOO_LARGE,
              field,
              "must have at most " + PhotoResource.MAX_BYTES + " bytes")
          .withDetails(
              Map.of(
                  "limit", Long.toString(PhotoResource.MAX_BYTES), "value", Long.toString(bytes)));
    }
  }
}
