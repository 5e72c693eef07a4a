package backdrop.picture.provenance;

import java.util.Optional;

/** A file taken apart into its picture and its XMP. */
interface Container {
  /** The file with this packet in place of what it had. */
  byte[] with(byte[] packet);

  /** The XMP packet that it has. */
  Optional<byte[]> packet();

  /** The bytes that carry the picture, without XMP. */
  byte[] content();
}
