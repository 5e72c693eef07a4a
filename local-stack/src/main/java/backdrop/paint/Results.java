package backdrop.paint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Brings finished pictures into a folder under names that say what they are. */
final class Results {
  private final Gateway gateway;
  private final Path folder;

  Results(Gateway gateway, Path folder) {
    this.gateway = gateway;
    this.folder = folder;
  }

  /** Creates the folder before anything is painted for it. */
  void prepare() {
    try {
      Files.createDirectories(folder.toAbsolutePath());
    } catch (IOException failed) {
      throw new PaintFailure("cannot write to " + folder + ": " + failed.getMessage(), failed);
    }
  }

  /** The file of each picture that was painted, by its index. */
  Map<Integer, Path> download(JsonNode generation, String stem) throws InterruptedException {
    var files = new TreeMap<Integer, Path>();
    for (var image : generation.path("images")) {
      if (image.path("state").asText().equals("succeeded")) {
        var bytes = gateway.image(image.path("links").path("image").asText());
        files.put(
            image.path("index").asInt(),
            write(stem + "-" + image.path("seed").asText(), extension(image), bytes));
      }
    }
    return files;
  }

  /**
   * Never overwrites another picture; one that is there already, byte for byte, is left as it is.
   */
  private Path write(String name, String extension, byte[] bytes) {
    try {
      for (int copy = 1; ; copy++) {
        var file = folder.resolve(name + (copy == 1 ? "" : "-" + copy) + extension);
        if (!Files.exists(file)) {
          Files.write(file, bytes);
          return file;
        }
        if (Arrays.equals(Files.readAllBytes(file), bytes)) {
          return file;
        }
      }
    } catch (IOException failed) {
      throw new PaintFailure("cannot write to " + folder + ": " + failed.getMessage(), failed);
    }
  }

  private static String extension(JsonNode image) {
    return switch (image.path("mediaType").asText()) {
      case "image/jpeg" -> ".jpg";
      case "image/webp" -> ".webp";
      case "image/vnd.adobe.photoshop" -> ".psd";
      default -> ".png";
    };
  }
}
