package backdrop.diffusion.tensor;

/** The number formats that exported networks take and give. */
public enum ElementType {
  FLOAT32(4),
  FLOAT16(2),
  INT64(8),
  INT32(4);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }
}
