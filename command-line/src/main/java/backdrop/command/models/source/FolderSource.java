package backdrop.command.models.source;

import backdrop.command.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder on this machine. Links in it are followed: caches of models are made of links. */
public final class FolderSource implements ModelSource {

  private static final int DEPTH = 6;

  private final Path folder;

  public FolderSource(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public String origin() {
    return folder.toString();
  }

  @Override
  public String suggestedName() {
    Path name = folder.getFileName();
    return name == null ? "model" : name.toString();
  }

  @Override
  public Optional<String> license() {
    return Optional.empty();
  }

  @Override
  public List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (!path.startsWith(".") && !path.contains("/.")) {
          files.add(SourceFile.of(path, Files.size(file)));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new Refusal("cannot read " + folder + ": " + e.getMessage(), e);
    }
    return files;
  }

  @Override
  public void copy(List<Pick> picks, Path into, Progress progress) throws IOException {
    for (Pick pick : picks) {
      progress.file(pick);
      try (InputStream in = Files.newInputStream(folder.resolve(pick.file().path()))) {
        Arrival.write(in, into.resolve(pick.target()), pick.file(), progress);
      }
    }
  }

  @Override
  public boolean resumable() {
    return false;
  }

  @Override
  public void close() {}
}
