package backdrop.command.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with everything in them. */
public final class FileTree {

  private FileTree() {}

  /** Deletes a folder if it is there; links in it, not what they point at. */
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    for (Path path : content(root).reversed()) {
      Files.deleteIfExists(path);
    }
  }

  /** Returns when every file and folder is on the disk, not only in memory. */
  static void syncAll(Path root) throws IOException {
    for (Path path : content(root)) {
      sync(path);
    }
  }

  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Folders before what is in them. */
  private static List<Path> content(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.sorted(Comparator.comparingInt(Path::getNameCount)).toList();
    }
  }
}
