package backdrop.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one folder that holds everything a local stack must find again after a restart. */
public record Home(Path folder) {
  private static final long LEAST_FREE_BYTES = 256L << 20;

  /** The folder that {@code BACKDROP_HOME} names, else {@code .backdrop} in the checkout. */
  public static Path folder(Map<String, String> environment, Checkout checkout) {
    var named = environment.get("BACKDROP_HOME");
    return named == null || named.isBlank()
        ? checkout.folder().resolve(".backdrop")
        : Path.of(named);
  }

  /**
   * Creates the folder where it is missing; fails in words where it cannot be written or its disk
   * is full.
   */
  public static Home open(Path folder) {
    var home = new Home(folder.toAbsolutePath().normalize());
    try {
      // Photos, logs and the local account are nobody else's business.
      Files.createDirectories(home.folder, permissions("rwx------"));
      Files.createDirectories(home.logs());
      Files.createDirectories(home.data());
      var probe = Files.createTempFile(home.folder, "probe", null);
      Files.write(probe, new byte[4096]);
      Files.delete(probe);
      home.refuseAFullDisk();
    } catch (IOException unwritable) {
      throw new StackFailure(
          "cannot write to "
              + home.folder
              + " ("
              + reason(unwritable)
              + "): set BACKDROP_HOME to another folder",
          unwritable);
    }
    return home;
  }

  private void refuseAFullDisk() throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < LEAST_FREE_BYTES) {
      throw new StackFailure(
          "the disk of %s has %d MiB left and Backdrop needs %d: free some or set BACKDROP_HOME to another folder"
              .formatted(folder, free >> 20, LEAST_FREE_BYTES >> 20));
    }
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException file -> "a file is in the way";
      default -> String.valueOf(failure.getMessage());
    };
  }

  Path data() {
    return folder.resolve("data");
  }

  /** What may be deleted at any time and is made again. */
  Path cache() {
    return folder.resolve("cache");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  /** Where one process writes what it says. */
  Path log(String name) {
    return logs().resolve(name + ".log");
  }

  /** Keeps the logs of the run before this one beside the new ones. */
  void startNewLogs() {
    try (var logs = Files.list(logs())) {
      for (var log : logs.filter(file -> file.toString().endsWith(".log")).toList()) {
        Files.move(
            log,
            log.resolveSibling(log.getFileName() + ".before"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException failed) {
      throw new StackFailure("cannot write to " + logs() + ": " + failed.getMessage(), failed);
    }
  }

  Path ports() {
    return folder.resolve("ports");
  }

  Path secrets() {
    return folder.resolve("secrets");
  }

  Path lock() {
    return folder.resolve("lock");
  }

  /** The folder of an imported model, of the built-in one, or the folder that is named itself. */
  Path model(String nameOrFolder, Checkout checkout) {
    if (nameOrFolder.equals("starter")) {
      return checkout.starterModel();
    }
    // Anything else is a path, which must not lead out of the folder with the models.
    if (nameOrFolder.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      var imported = folder.resolve("models").resolve(nameOrFolder);
      if (Files.isDirectory(imported)) {
        return imported;
      }
    }
    if (Files.isDirectory(Path.of(nameOrFolder))) {
      return Path.of(nameOrFolder);
    }
    throw new StackFailure(
        "there is no model '" + nameOrFolder + "': ./backdrop models list shows what there is");
  }

  /** Names the folder of the model that the latest run painted with. */
  Path modelInUse() {
    return folder.resolve("model");
  }

  /** The launcher's process, while it runs. */
  Path pid() {
    return folder.resolve("pid");
  }

  /** The launcher's children, so that the next start can end any that outlived it. */
  Path children() {
    return folder.resolve("children");
  }

  /** Present exactly while a photo can be painted; holds the address. */
  Path ready() {
    return folder.resolve("ready");
  }

  /** E-mail address and password of the local account. */
  public Path account() {
    return folder.resolve("account.json");
  }

  /** The local account's API key. */
  public Path apiKey() {
    return folder.resolve("api-key");
  }

  /** The address at which the stack can be used, if it is up. */
  public Optional<String> address() {
    return read(ready());
  }

  static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  /** Replaces the file's content in one step. */
  static void write(Path file, String content) {
    replace(file, content, "rw-r--r--");
  }

  /** Replaces the file's content in one step; nobody but its owner can ever read it. */
  static void writePrivately(Path file, String content) {
    replace(file, content, "rw-------");
  }

  private static FileAttribute<Set<PosixFilePermission>> permissions(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }

  private static void replace(Path file, String content, String permissions) {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      try (var channel =
          Files.newByteChannel(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              permissions(permissions))) {
        channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new StackFailure("cannot write " + file + ": " + failed.getMessage(), failed);
    }
  }
}
