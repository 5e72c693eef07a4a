package backdrop.gateway.photo;

import backdrop.gateway.problem.GatewayReason;
import backdrop.gateway.web.LimitsConfig;
import backdrop.kit.failure.Failure;
import com.google.protobuf.ByteString;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Uploaded picture files: sizes are checked before a byte of one is held in memory. */
@ApplicationScoped
public class PictureFiles {
  /** What is kept of a name. */
  private static final int MAX_NAME = 255;

  /** No system makes names this long. */
  private static final int ODD_NAME = 1024;

  private final long maxBytes;

  @Inject
  public PictureFiles(LimitsConfig limits) {
    maxBytes = limits.picture().asLongValue();
  }

  /** Most bytes of one file. */
  public long maxBytes() {
    return maxBytes;
  }

  /** Whether it is a field with text, which the framework hands out as a file without a name. */
  public static boolean unnamed(FileUpload file) {
    return file.fileName() == null || file.fileName().isEmpty();
  }

  /**
   * Checks that a form brings at most one file for each of its parts and no other, under names that
   * some system could have given.
   *
   * @throws Failure FIELD_INVALID
   */
  public static void check(List<FileUpload> files, Set<String> parts) {
    Set<String> seen = new HashSet<>();
    for (FileUpload file : files) {
      if (!parts.contains(file.name())) {
        throw Failure.ofField(
            GatewayReason.FIELD_INVALID,
            "file",
            "must be in a part named " + String.join(" or ", new TreeSet<>(parts)));
      }
      if (!seen.add(file.name())) {
        throw Failure.ofField(GatewayReason.FIELD_INVALID, file.name(), "must be one file");
      }
      checkName(file);
    }
  }

  private static void checkName(FileUpload file) {
    @Nullable String name = file.fileName();
    if (name != null
        && (name.length() > ODD_NAME || name.chars().anyMatch(Character::isISOControl))) {
      throw Failure.ofField(
          GatewayReason.FIELD_INVALID,
          file.name(),
          "must have a file name without control characters and of at most %d characters"
              .formatted(ODD_NAME));
    }
  }

  /**
   * The bytes of an uploaded part.
   *
   * @throws Failure PICTURE_TOO_LARGE
   */
  public ByteString read(FileUpload file, String field) {
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
  ByteString checked(byte @Nullable [] body, String field) {
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

  private void checkSize(long bytes, String field) {
    if (bytes > maxBytes) {
      throw Failure.ofField(
              GatewayReason.PICTURE_TOO_LARGE, field, "must have at most " + maxBytes + " bytes")
          .withDetails(Map.of("limit", Long.toString(maxBytes), "value", Long.toString(bytes)));
    }
  }
}
