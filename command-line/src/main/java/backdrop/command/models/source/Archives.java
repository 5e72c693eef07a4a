package backdrop.command.models.source;

import backdrop.command.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;

/** What zip and tar archives have in common. */
public final class Archives {

  private static final List<String> TAR = List.of(".tar", ".tar.gz", ".tgz");
  private static final String ZIP = ".zip";

  private Archives() {}

  /** Opens the archive; empty if the name is no archive's. */
  public static Optional<ModelSource> open(Path file) {
    Path archive = file.toAbsolutePath().normalize();
    String name = archive.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(ZIP)) {
      return Optional.of(new ZipSource(archive));
    }
    return TAR.stream().anyMatch(name::endsWith)
        ? Optional.of(new TarSource(archive))
        : Optional.empty();
  }

  /** The name without its ending. */
  static String stem(Path archive) {
    return archive.getFileName().toString().replaceFirst("(?i)\\.(zip|tar|tgz|tar\\.gz)$", "");
  }

  static void add(Path archive, Map<String, SourceFile> files, SourceFile file) {
    if (files.put(file.path(), file) != null) {
      throw new Refusal("%s holds %s twice".formatted(archive, file.path()));
    }
  }

  static Refusal holdsALink(Path archive, String name) {
    return new Refusal(
        "%s holds a link, %s; only plain files are unpacked".formatted(archive, shown(name)));
  }

  static String shown(ArchiveEntry entry) {
    return shown(entry.getName());
  }

  private static String shown(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
