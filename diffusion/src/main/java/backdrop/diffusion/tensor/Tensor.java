package backdrop.diffusion.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * Direct memory with a shape, row-major. Numbers go in and out as Java's float, double or long and
 * are converted to the element type, so callers need not know in which precision a network works.
 */
public final class Tensor {

  private final ElementType type;
  private final long[] shape;
  private final int size;
  private final ByteBuffer memory;
  private final FloatBuffer floats;
  private final ShortBuffer halves;

  private Tensor(ElementType type, long[] shape, ByteBuffer memory) {
    this.type = type;
    this.shape = shape.clone();
    this.size = memory.capacity() / type.bytes();
    this.memory = memory.order(ByteOrder.nativeOrder());
    this.floats = memory.asFloatBuffer();
    this.halves = memory.asShortBuffer();
  }

  /** A tensor of zeros; no dimensions make a scalar. */
  public static Tensor allocate(ElementType type, long... shape) {
    int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    return new Tensor(
        type, shape, ByteBuffer.allocateDirect(Math.multiplyExact(size, type.bytes())));
  }

  /** The beginning of this tensor along its first dimension; the memory is the same. */
  public Tensor firstRows(int rows) {
    int bytes = Math.multiplyExact(Math.toIntExact(size / shape[0]), rows * type.bytes());
    long[] shorter = shape.clone();
    shorter[0] = rows;
    return new Tensor(type, shorter, memory.slice(0, bytes));
  }

  public ElementType type() {
    return type;
  }

  public long[] shape() {
    return shape.clone();
  }

  /** How many elements there are. */
  public int size() {
    return size;
  }

  /** The memory itself, in native byte order, for the native side. */
  public ByteBuffer memory() {
    return memory;
  }

  /** Writes all values, starting at the element with this offset. */
  public void put(int offset, float[] values) {
    switch (type) {
      case FLOAT32 -> floats.put(offset, values);
      case FLOAT16 -> {
        for (int i = 0; i < values.length; i++) {
          halves.put(offset + i, Float.floatToFloat16(values[i]));
        }
      }
      case INT64, INT32 -> throw new IllegalStateException("a tensor of " + type);
    }
  }

  /** Writes all values multiplied by a factor, starting at the element with this offset. */
  public void put(int offset, float[] values, float factor) {
    if (factor == 1) {
      put(offset, values);
      return;
    }
    for (int i = 0; i < values.length; i++) {
      float value = values[i] * factor;
      switch (type) {
        case FLOAT32 -> floats.put(offset + i, value);
        case FLOAT16 -> halves.put(offset + i, Float.floatToFloat16(value));
        case INT64, INT32 -> throw new IllegalStateException("a tensor of " + type);
      }
    }
  }

  /** Reads as many values as the array holds, starting at the element with this offset. */
  public void get(int offset, float[] values) {
    switch (type) {
      case FLOAT32 -> floats.get(offset, values);
      case FLOAT16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Float.float16ToFloat(halves.get(offset + i));
        }
      }
      case INT64, INT32 -> throw new IllegalStateException("a tensor of " + type);
    }
  }

  /** Writes one number; whole-number types drop what is behind the point. */
  public void set(int index, double value) {
    switch (type) {
      case FLOAT32 -> floats.put(index, (float) value);
      case FLOAT16 -> halves.put(index, Float.floatToFloat16((float) value));
      case INT64 -> memory.putLong(index * Long.BYTES, (long) value);
      case INT32 -> memory.putInt(index * Integer.BYTES, (int) value);
    }
  }

  /** Reads one number. */
  public double at(int index) {
    return switch (type) {
      case FLOAT32 -> floats.get(index);
      case FLOAT16 -> Float.float16ToFloat(halves.get(index));
      case INT64 -> memory.getLong(index * Long.BYTES);
      case INT32 -> memory.getInt(index * Integer.BYTES);
    };
  }
}
