package backdrop.picture.provenance;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A still WebP; its XMP is an "XMP " chunk at the end, announced by a VP8X header (RFC 9649, 2.7).
 */
record WebpContainer(byte[] chunks, Size size, byte @Nullable [] xmp) implements Container {
  private static final int XMP_FLAG = 0x04;
  private static final int ALPHA_FLAG = 0x10;

  private record Size(int width, int height, boolean alpha) {}

  /** Only the chunks that carry the picture are kept: ALPH, VP8 and VP8L. */
  static WebpContainer of(byte[] file) {
    Bytes chunks = new Bytes(file.length);
    byte @Nullable [] xmp = null;
    Size size = new Size(0, 0, false);
    boolean alphaPlane = false;
    int at = 12;
    while (at + 8 <= file.length) {
      int body = at + 8;
      int end = Math.addExact(body, Bytes.lengthLittle(file, at + 4));
      int next = Math.min(file.length, end + (end - body) % 2);
      if (Bytes.startsWith(file, at, "XMP ")) {
        xmp = Arrays.copyOfRange(file, body, end);
      } else if (Bytes.startsWith(file, at, "ALPH")) {
        alphaPlane = true;
        chunks.add(file, at, next);
      } else if (Bytes.startsWith(file, at, "VP8 ")) {
        int sides = Bytes.lengthLittle(file, body + 6) & 0x3fff_3fff;
        size = new Size(sides & 0x3fff, sides >> 16, alphaPlane);
        chunks.add(file, at, next);
      } else if (Bytes.startsWith(file, at, "VP8L")) {
        long sides =
            (file[body + 1] & 255L)
                | (file[body + 2] & 255L) << 8
                | (file[body + 3] & 255L) << 16
                | (file[body + 4] & 255L) << 24;
        size =
            new Size(
                (int) (sides & 0x3fff) + 1,
                (int) (sides >> 14 & 0x3fff) + 1,
                (sides >> 28 & 1) == 1);
        chunks.add(file, at, next);
      }
      at = next;
    }
    if (size.width() == 0) {
      throw new IllegalArgumentException("the WebP holds no picture");
    }
    return new WebpContainer(chunks.bytes(), size, xmp);
  }

  @Override
  public byte[] with(byte[] packet) {
    int right = size.width() - 1;
    int bottom = size.height() - 1;
    byte[] body =
        new Bytes(chunks.length + packet.length + 64)
            .add(Bytes.ascii("WEBPVP8X"))
            .little(10)
            .little(XMP_FLAG | (size.alpha() ? ALPHA_FLAG : 0))
            .add(right, right >> 8, right >> 16, bottom, bottom >> 8, bottom >> 16)
            .add(chunks)
            .add(Bytes.ascii("XMP "))
            .little(packet.length)
            .add(packet)
            .add(new int[packet.length % 2])
            .bytes();
    return new Bytes(body.length + 8)
        .add(Bytes.ascii("RIFF"))
        .little(body.length)
        .add(body)
        .bytes();
  }

  @Override
  public Optional<byte[]> packet() {
    return Optional.ofNullable(xmp);
  }

  @Override
  public byte[] content() {
    return chunks;
  }
}
