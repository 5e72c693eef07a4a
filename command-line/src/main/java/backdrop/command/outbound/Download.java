package backdrop.command.outbound;

import backdrop.command.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * One attempt to bring a file here. What arrives is kept in {@code <file>.part}, where the next
 * attempt goes on, be it of this process or a later one; the file itself appears when it is whole.
 */
public final class Download {

  private static final int CHUNK = 1 << 18;

  private final Fetch fetch;
  private final URI uri;

  Download(Fetch fetch, URI uri) {
    this.fetch = fetch;
    this.uri = uri;
  }

  /**
   * What is to arrive.
   *
   * @param bytes the size that was announced; a file of another size is refused
   * @param progress hears of each byte once; of those that were here before, at once
   */
  public record Wanted(Path target, long bytes, LongConsumer progress) {

    Path part() {
      return target.resolveSibling(target.getFileName() + ".part");
    }

    /** Remembers which version of the file the part is of. */
    Path tag() {
      return target.resolveSibling(target.getFileName() + ".tag");
    }
  }

  void to(Wanted wanted) throws IOException {
    long present = Files.exists(wanted.part()) ? Files.size(wanted.part()) : 0;
    Optional<String> tag =
        Files.exists(wanted.tag()) ? Optional.of(Files.readString(wanted.tag())) : Optional.empty();
    // A part whose version is unknown could be continued with bytes of another.
    long from = present <= wanted.bytes() && tag.isPresent() ? present : 0;
    if (from < wanted.bytes() || wanted.bytes() == 0) {
      try (Fetch.Answer answer = fetch.open(uri, from, tag)) {
        from = answer.partial() ? checkedStart(answer, from) : 0;
        answer
            .header("ETag")
            .filter(etag -> !etag.startsWith("W/"))
            .ifPresent(etag -> write(wanted.tag(), etag));
        append(answer.body(), wanted, from);
      }
    } else {
      wanted.progress().accept(from);
    }
    Files.deleteIfExists(wanted.tag());
    Files.move(wanted.part(), wanted.target(), StandardCopyOption.REPLACE_EXISTING);
  }

  private void append(InputStream body, Wanted wanted, long from) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long at = from;
    try (FileChannel file =
        FileChannel.open(wanted.part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.truncate(from).position(from);
      wanted.progress().accept(from);
      for (int read = read(body, chunk, at); read >= 0; ) {
        if (at + read > wanted.bytes()) {
          throw new Refusal(
              "%s sends more than the %d bytes that were announced"
                  .formatted(Fetch.shown(uri), wanted.bytes()));
        }
        ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, read);
        while (buffer.hasRemaining()) {
          file.write(buffer);
        }
        at += read;
        wanted.progress().accept(read);
        read = read(body, chunk, at);
      }
    } finally {
      if (at < wanted.bytes()) {
        // The next attempt says again what was here before.
        wanted.progress().accept(-at);
      }
    }
    if (at < wanted.bytes()) {
      throw new CutShort(
          "the transfer ended after %d of %d bytes".formatted(at, wanted.bytes()), at);
    }
  }

  private static int read(InputStream body, byte[] chunk, long reached) throws CutShort {
    try {
      return body.read(chunk);
    } catch (IOException e) {
      CutShort cut = new CutShort("the transfer broke off: " + e.getMessage(), reached);
      cut.initCause(e);
      throw cut;
    }
  }

  /** The byte at which the partial answer starts, which must be the one that was asked for. */
  private long checkedStart(Fetch.Answer answer, long from) throws IOException {
    String range = answer.header("Content-Range").orElse("");
    if (!range.startsWith("bytes " + from + "-")) {
      throw new Refusal(
          "%s answers with bytes that were not asked for: %s".formatted(Fetch.shown(uri), range));
    }
    return from;
  }

  private static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new Refusal("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
