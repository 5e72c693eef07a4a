package backdrop.picture.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A JPEG; its XMP is an APP1 segment behind the JFIF header (XMP part 3, 1.1.3). */
record JpegContainer(byte[] file, int before, int start, int end) implements Container {
  private static final String NAME = "http://ns.adobe.com/xap/1.0/\0";
  private static final int APP0 = 0xe0;
  private static final int APP15 = 0xef;
  private static final int APP1 = 0xe1;
  private static final int COMMENT = 0xfe;

  static JpegContainer of(byte[] file) {
    int at = 2;
    int before = 2;
    int start = 0;
    int end = 0;
    while ((file[at] & 255) == 0xff && isMetadata(file[at + 1] & 255)) {
      int next = at + 2 + Bytes.u16(file, at + 2);
      if ((file[at + 1] & 255) == APP0 && at == 2) {
        before = next;
      }
      if ((file[at + 1] & 255) == APP1 && Bytes.startsWith(file, at + 4, NAME)) {
        start = at;
        end = next;
      }
      at = next;
    }
    return new JpegContainer(file, start > 0 ? start : before, start, end);
  }

  private static boolean isMetadata(int marker) {
    return marker >= APP0 && marker <= APP15 || marker == COMMENT;
  }

  @Override
  public byte[] with(byte[] packet) {
    int length = 2 + NAME.length() + packet.length;
    return new Bytes(file.length + length + 2)
        .add(file, 0, before)
        .add(0xff, APP1, length >> 8, length)
        .add(NAME.getBytes(StandardCharsets.ISO_8859_1))
        .add(packet)
        .add(file, end > 0 ? end : before, file.length)
        .bytes();
  }

  @Override
  public Optional<byte[]> packet() {
    return end == 0
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(file, start + 4 + NAME.length(), end));
  }

  @Override
  public byte[] content() {
    return new Bytes(file.length).add(file, 0, start).add(file, end, file.length).bytes();
  }
}
