package backdrop.command.inspect;

import backdrop.picture.DecodeLimits;
import backdrop.picture.Orientation;
import backdrop.picture.Photo;
import backdrop.picture.PhotoHeader;
import backdrop.picture.Photos;
import backdrop.picture.PictureException;
import backdrop.picture.RgbaImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one file as the door of a running Backdrop would. Never fails, whatever the file: all
 * that can go wrong is in the verdict.
 *
 * @param image the picture of an accepted file
 */
record Inspection(Verdict verdict, @Nullable RgbaImage image) {

  private static final int HEAD = 1024;

  static Inspection of(String file, DecodeLimits limits) {
    try {
      Path path = Path.of(file);
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return without(
            file,
            FileProblem.NOT_A_FILE,
            attributes.isDirectory() ? "It is a folder." : "It is a device or a pipe.");
      }
      return look(file, path, attributes.size(), limits);
    } catch (NoSuchFileException | InvalidPathException missing) {
      return without(file, FileProblem.MISSING, "There is no such file.");
    } catch (FileSystemException closed) {
      String why = closed.getReason() == null ? "access is denied" : closed.getReason();
      return without(file, FileProblem.UNREADABLE, "It cannot be read: " + why + ".");
    } catch (IOException broken) {
      return without(
          file, FileProblem.UNREADABLE, "It cannot be read: " + broken.getMessage() + ".");
    }
  }

  private static Inspection without(String file, FileProblem problem, String detail) {
    return new Inspection(Verdict.without(file, problem, detail), null);
  }

  private static Inspection look(String file, Path path, long size, DecodeLimits limits)
      throws IOException {
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(path)) {
      // Some files of the system say that they are empty and are not: what counts is what comes.
      long most = size > limits.maxBytes() ? HEAD : limits.maxBytes() + 1;
      bytes = stream.readNBytes((int) Math.min(most, Integer.MAX_VALUE - HEAD));
    }
    Optional<String> type = Photos.mediaType(bytes);
    try {
      limits.checkBytes(Math.max(size, bytes.length));
      PhotoHeader header = Photos.inspect(bytes, limits);
      Photo photo = Photos.decode(bytes, limits);
      return new Inspection(accepted(file, header, photo), photo.image());
    } catch (PictureException refused) {
      return new Inspection(Verdict.refused(file, type, refused), null);
    }
  }

  private static Verdict accepted(String file, PhotoHeader header, Photo photo) {
    RgbaImage image = photo.image();
    return new Verdict(
        file,
        true,
        null,
        header.format().mediaType(),
        image.width(),
        image.height(),
        sha256(image.pixels()),
        header.coding(),
        null,
        null,
        steps(header, photo));
  }

  private static List<String> steps(PhotoHeader header, Photo photo) {
    List<String> steps = new ArrayList<>();
    boolean inks = header.coding().endsWith("CMYK") || header.coding().endsWith("YCCK");
    switch (photo.profile()) {
      case ABSENT -> {}
      case SRGB -> steps.add("colour profile dropped: it says sRGB");
      case CONVERTED -> steps.add("colours converted to sRGB by the colour profile");
      case IGNORED ->
          steps.add("colour profile ignored: it is broken, too large or of another colour model");
    }
    if (inks && photo.profile() != Photo.Profile.CONVERTED) {
      steps.add("inks mixed to sRGB by the usual formula");
    }
    if (header.coding().startsWith("16-bit")) {
      steps.add("16 bits rounded to 8");
    }
    if (header.orientation() != Orientation.UPRIGHT) {
      steps.add(
          "turned upright: stored as %d x %d with orientation %d"
              .formatted(header.width(), header.height(), header.orientation().tag()));
    }
    if (!photo.image().opaque()) {
      steps.add("transparency kept");
    }
    if (header.metadataBytes() > 0) {
      steps.add("%d bytes of metadata dropped".formatted(header.metadataBytes()));
    }
    if (header.tailBytes() > 0) {
      steps.add("%d bytes behind the picture dropped".formatted(header.tailBytes()));
    }
    return steps;
  }

  private static String sha256(byte[] pixels) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pixels));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
