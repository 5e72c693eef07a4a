package backdrop.picture.provenance;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Photoshop file; its XMP is image resource 1060. */
record PsdContainer(byte[] head, byte[] resources, byte[] tail, byte @Nullable [] xmp)
    implements Container {
  private static final int HEADER = 26;
  private static final int XMP_RESOURCE = 1060;

  /** Resources other than XMP are kept as they are. */
  static PsdContainer of(byte[] file) {
    int resources = Math.addExact(HEADER + 4, Bytes.length(file, HEADER));
    int end = Math.addExact(resources + 4, Bytes.length(file, resources));
    Bytes others = new Bytes(64);
    byte @Nullable [] xmp = null;
    int at = resources + 4;
    while (at < end) {
      int name = 1 + (file[at + 6] & 255);
      int body = at + 6 + name + name % 2 + 4;
      int length = Bytes.length(file, body - 4);
      int next = Math.addExact(body, length + length % 2);
      if (Bytes.u16(file, at + 4) == XMP_RESOURCE) {
        xmp = Arrays.copyOfRange(file, body, body + length);
      } else {
        others.add(file, at, next);
      }
      at = next;
    }
    return new PsdContainer(
        Arrays.copyOf(file, resources),
        others.bytes(),
        Arrays.copyOfRange(file, end, file.length),
        xmp);
  }

  @Override
  public byte[] with(byte[] packet) {
    byte[] block =
        new Bytes(packet.length + 16)
            .add(Bytes.ascii("8BIM"))
            .add(XMP_RESOURCE >> 8, XMP_RESOURCE & 255, 0, 0)
            .big(packet.length)
            .add(packet)
            .add(new int[packet.length % 2])
            .bytes();
    return new Bytes(head.length + tail.length + block.length + resources.length + 4)
        .add(head)
        .big(resources.length + block.length)
        .add(resources)
        .add(block)
        .add(tail)
        .bytes();
  }

  @Override
  public Optional<byte[]> packet() {
    return Optional.ofNullable(xmp);
  }

  @Override
  public byte[] content() {
    return new Bytes(head.length + tail.length + resources.length)
        .add(head)
        .add(resources)
        .add(tail)
        .bytes();
  }
}
