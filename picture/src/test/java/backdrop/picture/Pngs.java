package backdrop.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNGs of any colour type and depth, chunk by chunk, sound or not. */
final class Pngs {
  private final List<byte[]> chunks = new ArrayList<>();

  /** A sound PNG; {@code rows} holds packed samples, row after row, without filter bytes. */
  static byte[] of(int width, int height, int depth, int colourType, byte[] rows, byte[]... extra) {
    Pngs png = new Pngs().chunk(header(width, height, depth, colourType));
    for (byte[] chunk : extra) {
      png.chunk(chunk);
    }
    return png.chunk(data(rows, height)).chunk(chunk("IEND")).bytes();
  }

  static byte[] header(long width, long height, int depth, int colourType) {
    byte[] body =
        ByteBuffer.allocate(13)
            .putInt((int) width)
            .putInt((int) height)
            .put((byte) depth)
            .put((byte) colourType)
            .array();
    return chunk("IHDR", body);
  }

  static byte[] data(byte[] rows, int height) {
    ByteArrayOutputStream filtered = new ByteArrayOutputStream();
    int stride = rows.length / height;
    for (int y = 0; y < height; y++) {
      filtered.write(0);
      filtered.write(rows, y * stride, stride);
    }
    return chunk("IDAT", deflate(filtered.toByteArray()));
  }

  static byte[] deflate(byte[] bytes) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] packed = new byte[bytes.length + 1024];
      return Arrays.copyOf(packed, deflater.deflate(packed));
    }
  }

  static byte[] chunk(String type, byte... body) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.US_ASCII));
    crc.update(body);
    return ByteBuffer.allocate(12 + body.length)
        .putInt(body.length)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .put(body)
        .putInt((int) crc.getValue())
        .array();
  }

  /** A chunk whose checksum does not fit. */
  static byte[] spoiled(byte[] chunk) {
    byte[] spoiled = chunk.clone();
    spoiled[spoiled.length - 1] ^= 1;
    return spoiled;
  }

  Pngs chunk(byte[] chunk) {
    chunks.add(chunk);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunks.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
