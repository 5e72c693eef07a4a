package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.diffusion.DiffusionException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SamplingTest {

  @Test
  void startsFromNoiseAloneUnlessToldOtherwise() {
    Sampling sampling = new Sampling(Sampler.DDIM, 20, 7.5);

    assertAll(
        () -> assertFalse(sampling.startsFromPicture()), () -> assertEquals(0, sampling.eta()));
  }

  @ParameterizedTest
  @CsvSource({
    "0,  7.5,  1,    0",
    "20, -1,   1,    0",
    "20, 101,  1,    0",
    "20, NaN,  1,    0",
    "20, 7.5,  0,    0",
    "20, 7.5,  1.01, 0",
    "20, 7.5,  NaN,  0",
    "20, 7.5,  0.04, 0",
    "20, 7.5,  1,    -0.1",
    "20, 7.5,  1,    1.1",
    "20, 7.5,  1,    NaN"
  })
  void refusesWhatLeadsNowhere(int steps, double guidance, double strength, double eta) {
    var failure =
        assertThrows(
            DiffusionException.class,
            () -> new Sampling(Sampler.DDIM, steps, guidance, strength, eta));

    assertEquals(Reason.REQUEST_INVALID, failure.reason());
  }
}
