package backdrop.command.models.source;

import backdrop.command.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A {@code .zip} archive on this machine. */
final class ZipSource implements ModelSource {

  private final Path archive;
  private final ZipFile zip;

  ZipSource(Path archive) {
    this.archive = archive;
    try {
      this.zip = ZipFile.builder().setPath(archive).get();
    } catch (IOException e) {
      throw new Refusal("%s is no sound zip archive: %s".formatted(archive, e.getMessage()), e);
    }
  }

  @Override
  public String origin() {
    return archive.toString();
  }

  @Override
  public String suggestedName() {
    return Archives.stem(archive);
  }

  @Override
  public Optional<String> license() {
    return Optional.empty();
  }

  @Override
  public List<SourceFile> files() {
    Map<String, SourceFile> files = new LinkedHashMap<>();
    ArchiveLimits limits = limits();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      limits.add(entry.getSize());
      if (entry.isUnixSymlink()) {
        throw Archives.holdsALink(archive, entry.getName());
      }
      if (!entry.isDirectory()) {
        Archives.add(archive, files, SourceFile.of(entry.getName(), entry.getSize()));
      }
    }
    return List.copyOf(files.values());
  }

  private ArchiveLimits limits() {
    try {
      return new ArchiveLimits(archive, Files.size(archive));
    } catch (IOException e) {
      throw new Refusal("cannot read " + archive + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void copy(List<Pick> picks, Path into, Progress progress) throws IOException {
    for (Pick pick : picks) {
      progress.file(pick);
      try (InputStream in = zip.getInputStream(zip.getEntry(pick.file().path()))) {
        Arrival.write(in, into.resolve(pick.target()), pick.file(), progress);
      } catch (ZipException e) {
        throw new Refusal(
            "%s is damaged at %s: %s".formatted(archive, pick.file().path(), e.getMessage()), e);
      }
    }
  }

  @Override
  public boolean resumable() {
    return false;
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new Refusal("cannot close " + archive, e);
    }
  }
}
