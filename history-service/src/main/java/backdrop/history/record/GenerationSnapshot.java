package backdrop.history.record;

import java.util.Arrays;

/**
 * A generation as the inference service described it when it ended, word for word. It is kept and
 * handed out as it came, so a field that inference adds is in the library without a change here.
 *
 * @param bytes the serialised message; read, do not write
 */
public record GenerationSnapshot(byte[] bytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof GenerationSnapshot snapshot && Arrays.equals(bytes, snapshot.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "GenerationSnapshot[" + bytes.length + " bytes]";
  }
}
