package backdrop.diffusion.onnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the fields of one protobuf message without copying it: files of gigabytes are looked
 * through where they lie. Bytes that are no message end the walk with {@link Malformed}.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">protobuf's wire format</a>
 */
final class WireReader {

  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int LENGTH_DELIMITED = 2;
  static final int FIXED32 = 5;

  /** The bytes are no protobuf message. */
  static final class Malformed extends Exception {
    Malformed() {
      super("no protobuf message", null, false, false);
    }
  }

  private final MemorySegment file;
  private final long start;
  private final long end;
  private long next;

  private int field;
  private long fieldStart;
  private long valueStart;
  private long valueEnd;
  private long number;
  private int type;

  WireReader(MemorySegment file) {
    this(file, 0, file.byteSize());
  }

  private WireReader(MemorySegment file, long start, long end) {
    this.file = file;
    this.start = start;
    this.next = start;
    this.end = end;
  }

  /** The same message from its beginning. */
  WireReader again() {
    return new WireReader(file, start, end);
  }

  /** Bytes of the message. */
  long length() {
    return end - start;
  }

  /** Moves to the next field; false at the end of the message. */
  boolean advance() throws Malformed {
    if (next == end) {
      return false;
    }
    fieldStart = next;
    long tag = varint();
    field = (int) (tag >>> 3);
    type = (int) (tag & 7);
    if (field < 1 || tag >>> 32 != 0) {
      throw new Malformed();
    }
    switch (type) {
      case VARINT -> {
        valueStart = next;
        number = varint();
      }
      case FIXED64 -> skip(Long.BYTES);
      case FIXED32 -> skip(Integer.BYTES);
      case LENGTH_DELIMITED -> skip(varint());
      default -> throw new Malformed();
    }
    valueEnd = next;
    return true;
  }

  private void skip(long bytes) throws Malformed {
    valueStart = next;
    if (bytes < 0 || bytes > end - next) {
      throw new Malformed();
    }
    next += bytes;
  }

  private long varint() throws Malformed {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (next == end) {
        throw new Malformed();
      }
      byte b = file.get(ValueLayout.JAVA_BYTE, next++);
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new Malformed();
  }

  /** True if the current field has this number and is a message, a text or bytes. */
  boolean at(int wanted) {
    return field == wanted && type == LENGTH_DELIMITED;
  }

  /** The current field's value, if it has this number and is a varint. */
  boolean atNumber(int wanted) {
    return field == wanted && type == VARINT;
  }

  long number() {
    return number;
  }

  /** The fields of the current field, which is a message. */
  WireReader message() {
    return new WireReader(file, valueStart, valueEnd);
  }

  /** The current field as text. */
  String text() {
    MemorySegment bytes = file.asSlice(valueStart, valueEnd - valueStart);
    return new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /** Where the current field begins in the file, its tag included. */
  long fieldStart() {
    return fieldStart;
  }

  /** Where the current field's value begins in the file. */
  long valueStart() {
    return valueStart;
  }

  /** How many bytes the current field's value takes. */
  long valueLength() {
    return valueEnd - valueStart;
  }

  /** Where the current field ends in the file. */
  long fieldEnd() {
    return valueEnd;
  }
}
