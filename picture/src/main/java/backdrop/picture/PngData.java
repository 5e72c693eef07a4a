package backdrop.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The IDAT chunks of a PNG, inflated as one stream as far as it is asked for: what hides behind the
 * last row stays packed.
 */
final class PngData implements AutoCloseable {
  /** Deflate packs at most this many bytes into one. */
  private static final long DENSEST = 1032;

  private record Span(int start, int end) {}

  private final byte[] file;
  private final List<Span> spans = new ArrayList<>();
  private long packed;
  private final Inflater inflater = new Inflater();
  private int next;

  PngData(byte[] file) {
    this.file = file;
  }

  /** Adds the body of the next IDAT chunk. */
  void add(int start, int end) {
    spans.add(new Span(start, end));
    packed += end - start;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** Whether the chunks are large enough to hold this many bytes at all. */
  boolean mayHold(long bytes) {
    return bytes <= packed * DENSEST;
  }

  /**
   * Fills the first {@code length} bytes.
   *
   * @throws PictureException if there are not as many, or they make no sense
   */
  void read(byte[] target, int length) {
    int at = 0;
    while (at < length) {
      int read = inflate(target, at, length - at);
      if (read == 0 && (inflater.finished() || !feed())) {
        throw PngFile.truncated();
      }
      at += read;
    }
  }

  /** After the last row: compares the checksum over all rows, if nothing but it follows. */
  void end() {
    byte[] rest = new byte[1];
    while (inflate(rest, 0, 1) == 0 && !inflater.finished()) {
      if (!feed()) {
        return;
      }
    }
  }

  private int inflate(byte[] target, int at, int length) {
    try {
      int read = inflater.inflate(target, at, length);
      if (read == 0 && inflater.needsDictionary()) {
        throw PngFile.corrupt("its data needs a dictionary");
      }
      return read;
    } catch (DataFormatException broken) {
      throw PngFile.corrupt("its data cannot be inflated or fails its checksum");
    }
  }

  private boolean feed() {
    if (next == spans.size()) {
      return false;
    }
    Span span = spans.get(next++);
    inflater.setInput(file, span.start, span.end - span.start);
    return true;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
