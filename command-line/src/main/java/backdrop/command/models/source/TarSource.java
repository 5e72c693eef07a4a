package backdrop.command.models.source;

import backdrop.command.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A {@code .tar}, {@code .tar.gz} or {@code .tgz} archive on this machine; read once to list. */
final class TarSource implements ModelSource {

  private static final int BUFFER = 1 << 16;

  private final Path archive;

  TarSource(Path archive) {
    this.archive = archive;
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
    try (TarArchiveInputStream tar = open()) {
      ArchiveLimits limits = new ArchiveLimits(archive, Files.size(archive));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        limits.add(entry.getRealSize());
        if (entry.isSymbolicLink() || entry.isLink()) {
          throw Archives.holdsALink(archive, entry.getName());
        }
        if (entry.isFile() && !entry.isSparse()) {
          Archives.add(archive, files, SourceFile.of(inside(entry), entry.getSize()));
        } else if (!entry.isDirectory()) {
          throw new Refusal(
              "%s holds %s, which is no ordinary file".formatted(archive, Archives.shown(entry)));
        }
      }
    } catch (IOException e) {
      throw damaged(e);
    }
    return List.copyOf(files.values());
  }

  @Override
  public void copy(List<Pick> picks, Path into, Progress progress) {
    Map<String, Pick> wanted = new HashMap<>();
    picks.forEach(pick -> wanted.put(pick.file().path(), pick));
    try (TarArchiveInputStream tar = open()) {
      while (!wanted.isEmpty()) {
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null) {
          throw new Refusal(archive + " changed while it was read");
        }
        Pick pick = entry.isFile() ? wanted.remove(inside(entry)) : null;
        if (pick != null) {
          progress.file(pick);
          Arrival.write(tar, into.resolve(pick.target()), pick.file(), progress);
        }
      }
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private TarArchiveInputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
    try {
      boolean packed = !archive.toString().toLowerCase(Locale.ROOT).endsWith(".tar");
      return new TarArchiveInputStream(packed ? new GZIPInputStream(in, BUFFER) : in, "UTF-8");
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** {@code tar -C folder .} puts a dot in front of every name. */
  private static String inside(TarArchiveEntry entry) {
    String name = entry.getName();
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private Refusal damaged(IOException e) {
    return new Refusal("%s is no sound tar archive: %s".formatted(archive, e.getMessage()), e);
  }

  @Override
  public boolean resumable() {
    return false;
  }

  @Override
  public void close() {}
}
