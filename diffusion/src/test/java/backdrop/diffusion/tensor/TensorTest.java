package backdrop.diffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TensorTest {

  @ParameterizedTest
  @EnumSource(
      value = ElementType.class,
      names = {"FLOAT32", "FLOAT16"})
  void givesBackWhatWasPut(ElementType type) {
    Tensor tensor = Tensor.allocate(type, 2, 3);
    tensor.put(3, new float[] {0.5f, -2, 1024});

    float[] read = new float[6];
    tensor.get(0, read);

    assertArrayEquals(new float[] {0, 0, 0, 0.5f, -2, 1024}, read);
  }

  @ParameterizedTest
  @EnumSource(ElementType.class)
  void keepsWholeNumbersInEveryType(ElementType type) {
    Tensor tensor = Tensor.allocate(type, 2);

    tensor.set(1, 999);

    assertEquals(999, tensor.at(1));
  }

  @Test
  void roundsToHalfPrecision() {
    Tensor tensor = Tensor.allocate(ElementType.FLOAT16, 1);

    tensor.set(0, 0.1);

    assertEquals(0.0999755859375, tensor.at(0));
  }

  @Test
  void isAScalarWithoutDimensions() {
    Tensor tensor = Tensor.allocate(ElementType.INT64);

    assertEquals(1, tensor.size());
  }

  @Test
  void refusesToWriteBeyondItsEnd() {
    Tensor tensor = Tensor.allocate(ElementType.FLOAT32, 2);

    assertThrows(IndexOutOfBoundsException.class, () -> tensor.put(1, new float[] {1, 2}));
  }
}
