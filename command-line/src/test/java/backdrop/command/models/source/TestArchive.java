package backdrop.command.models.source;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes archives, also such as no honest program would write. The name's ending says which. */
public final class TestArchive {

  private static final int LINK_MODE = 0120777;

  private record Entry(String name, byte[] content, boolean link) {}

  private final Path file;
  private final List<Entry> entries = new ArrayList<>();

  private TestArchive(Path file) {
    this.file = file;
  }

  public static TestArchive at(Path file) {
    return new TestArchive(file);
  }

  public TestArchive file(String name, String content) {
    entries.add(new Entry(name, content.getBytes(StandardCharsets.UTF_8), false));
    return this;
  }

  TestArchive zeros(String name, int count) {
    entries.add(new Entry(name, new byte[count], false));
    return this;
  }

  TestArchive link(String name, String target) {
    entries.add(new Entry(name, target.getBytes(StandardCharsets.UTF_8), true));
    return this;
  }

  /** Adds all files of a folder below this name. */
  public TestArchive folder(String name, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.add(new Entry(name + folder.relativize(each), Files.readAllBytes(each), false));
      }
    }
    return this;
  }

  public Path write() {
    String name = file.toString().toLowerCase(Locale.ROOT);
    try (OutputStream out = Files.newOutputStream(file)) {
      if (name.endsWith(".zip")) {
        zip(out);
      } else if (name.endsWith(".tar")) {
        tar(out);
      } else {
        try (OutputStream packed = new GZIPOutputStream(out)) {
          tar(packed);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private void zip(OutputStream out) throws IOException {
    try (var zip = new ZipArchiveOutputStream(out)) {
      for (Entry each : entries) {
        var entry = new ZipArchiveEntry(each.name());
        if (each.link()) {
          entry.setUnixMode(LINK_MODE);
        }
        zip.putArchiveEntry(entry);
        zip.write(each.content());
        zip.closeArchiveEntry();
      }
    }
  }

  private void tar(OutputStream out) throws IOException {
    try (var tar = new TarArchiveOutputStream(out)) {
      for (Entry each : entries) {
        var entry =
            each.link()
                ? new TarArchiveEntry(each.name(), TarConstants.LF_SYMLINK)
                : new TarArchiveEntry(each.name(), true);
        if (each.link()) {
          entry.setLinkName(new String(each.content(), StandardCharsets.UTF_8));
        } else {
          entry.setSize(each.content().length);
        }
        tar.putArchiveEntry(entry);
        if (!each.link()) {
          tar.write(each.content());
        }
        tar.closeArchiveEntry();
      }
    }
  }
}
