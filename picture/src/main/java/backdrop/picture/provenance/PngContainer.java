package backdrop.picture.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/** A PNG; its XMP is an uncompressed iTXt chunk (PNG 3rd edition, 11.3.3.4) before the pixels. */
record PngContainer(byte[] file, int before, int start, int end) implements Container {
  private static final byte[] HEAD =
      "iTXtXML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

  static PngContainer of(byte[] file) {
    int at = 8;
    int start = 0;
    int end = 0;
    while (!Bytes.startsWith(file, at + 4, "IDAT")) {
      int next = Math.addExact(at, 12 + Bytes.length(file, at));
      if (Bytes.startsWith(file, at + 4, new String(HEAD, StandardCharsets.ISO_8859_1))) {
        start = at;
        end = next;
      }
      at = next;
    }
    return new PngContainer(file, start > 0 ? start : at, start, end);
  }

  @Override
  public byte[] with(byte[] packet) {
    byte[] body = new Bytes(packet.length + 64).add(HEAD).add(packet).bytes();
    CRC32 sum = new CRC32();
    sum.update(body);
    return new Bytes(file.length + packet.length + 64)
        .add(file, 0, before)
        .big(body.length - 4)
        .add(body)
        .big((int) sum.getValue())
        .add(file, end > 0 ? end : before, file.length)
        .bytes();
  }

  @Override
  public Optional<byte[]> packet() {
    return end == 0
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(file, start + 4 + HEAD.length, end - 4));
  }

  @Override
  public byte[] content() {
    return new Bytes(file.length).add(file, 0, start).add(file, end, file.length).bytes();
  }
}
