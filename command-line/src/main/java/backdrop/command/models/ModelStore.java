package backdrop.command.models;

import backdrop.command.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder with the imported models, one folder each. A model is in it whole or not at all: it is
 * made in a hidden folder and appears by one rename. Several processes may use it at once.
 */
final class ModelStore {

  /** The model that ships with the sources; no imported one may be called so. */
  static final String BUILT_IN = "starter";

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private final Path folder;

  ModelStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Fails unless a model may be called so. */
  static String checkedName(String name) {
    if (!name.matches(NAME)) {
      throw new Refusal(
          "'%s' is no name for a model: up to 64 letters, digits, dots, dashes and underscores, a"
                  .formatted(name)
              + " letter or digit first");
    }
    if (name.equals(BUILT_IN)) {
      throw new Refusal("'%s' is the name of the built-in model".formatted(name));
    }
    return name;
  }

  /** The imported models' folders, by name. */
  List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> each.getFileName().toString().matches(NAME))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Refusal("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  Optional<Path> find(String name) {
    return folders().stream().filter(each -> each.endsWith(name)).findFirst();
  }

  /**
   * Begins to make a model, and removes what imports left that no longer run.
   *
   * @param key names the hidden folder; the same key finds it again
   * @param goOn whether to keep what an earlier import with this key left
   */
  Staging stage(String key, boolean goOn) {
    try {
      createPrivately(folder);
      try (FileChannel gate = Staging.open(folder.resolve(".gate"))) {
        // One at a time, across processes; closing the gate lets the next one pass.
        gate.lock();
        Staging staging = Staging.in(folder, key);
        removeLeftovers(staging);
        if (!goOn) {
          staging.empty();
        }
        return staging;
      }
    } catch (IOException e) {
      throw new Refusal("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  private void removeLeftovers(Staging own) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.filter(Staging::isStaging).toList()) {
        if (!each.equals(own.root())) {
          Staging.removeIfAbandoned(each);
        }
      }
    }
  }

  /** Removes a model; it is gone at once, its bytes soon after. */
  void remove(Path model) {
    try {
      Path away = folder.resolve(Staging.PREFIX + "removed-" + model.getFileName());
      FileTree.delete(away);
      Files.move(model, away, StandardCopyOption.ATOMIC_MOVE);
      FileTree.sync(folder);
      FileTree.delete(away);
    } catch (IOException e) {
      throw new Refusal("cannot remove " + model + ": " + e.getMessage(), e);
    }
  }

  private static void createPrivately(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** Where a model of this name stands or would stand. */
  Path place(String name) {
    return folder.resolve(checkedName(name));
  }

  /** Bytes that can still be written beside the models. */
  long freeBytes() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new Refusal("cannot ask how full the disk of " + folder + " is", e);
    }
  }
}
