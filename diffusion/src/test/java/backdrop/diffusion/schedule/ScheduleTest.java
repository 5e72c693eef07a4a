package backdrop.diffusion.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ScheduleTest {

  @Test
  void trailingVisitsTheNoisiestTimestep() {
    double[] timesteps = timesteps(Sampler.DDIM, TimestepSpacing.TRAILING, 0, 4);

    assertArrayEquals(new double[] {999, 749, 499, 249}, timesteps);
  }

  @Test
  void trailingRoundsAsNumpyDoes() {
    double[] timesteps = timesteps(Sampler.DDIM, TimestepSpacing.TRAILING, 0, 3);

    assertArrayEquals(new double[] {999, 666, 332}, timesteps);
  }

  @Test
  void leadingIsShiftedByTheOffset() {
    double[] timesteps = timesteps(Sampler.EULER, TimestepSpacing.LEADING, 1, 4);

    assertArrayEquals(new double[] {751, 501, 251, 1}, timesteps);
  }

  @Test
  void linspaceSpreadsOverBothEnds() {
    double[] timesteps = timesteps(Sampler.EULER, TimestepSpacing.LINSPACE, 0, 5);

    assertArrayEquals(new double[] {999, 749.25, 499.5, 249.75, 0}, timesteps);
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void findsThePictureWhenTheNetworkIsRight(Sampler sampler) {
    Schedule schedule = schedule(sampler, zeroTerminalSnr(TimestepSpacing.TRAILING, 0), 12);
    float[] picture = {0.8f, -1.3f, 0.1f};

    SamplerState state = schedule.start(new float[] {-1, 0, 1});
    while (state.evaluation() < schedule.evaluations()) {
      float[] noise = schedule.drawsNoise(state.evaluation()) ? new float[] {1, -1, 0} : null;
      state = schedule.step(state, rightPrediction(schedule, state, picture), noise);
    }

    float tolerance =
        switch (sampler) {
          // They leave the smallest noise level that was trained.
          case PNDM, DEIS -> 0.04f;
          default -> 2e-3f;
        };
    assertArrayEquals(picture, state.latents(), tolerance);
  }

  /** Both predict clean latents linearly, so the right prediction follows from two probes. */
  private static float[] rightPrediction(Schedule schedule, SamplerState state, float[] picture) {
    float[] atZero = schedule.denoised(state, new float[] {0, 0, 0});
    float[] atOne = schedule.denoised(state, new float[] {1, 1, 1});
    float[] prediction = new float[3];
    for (int i = 0; i < 3; i++) {
      prediction[i] = (picture[i] - atZero[i]) / (atOne[i] - atZero[i]);
    }
    return prediction;
  }

  @Test
  void refusesMoreStepsThanWereTrained() {
    SchedulerConfig config = zeroTerminalSnr(TimestepSpacing.TRAILING, 0);

    var failure =
        assertThrows(DiffusionException.class, () -> schedule(Sampler.DDIM, config, 1001));

    assertEquals(Reason.REQUEST_INVALID, failure.reason());
  }

  @Test
  void refusesMoreStepsThanAConsistencyModelWasDistilledOn() {
    SchedulerConfig config = zeroTerminalSnr(TimestepSpacing.TRAILING, 0);

    var failure = assertThrows(DiffusionException.class, () -> schedule(Sampler.LCM, config, 51));

    assertEquals(Reason.REQUEST_INVALID, failure.reason());
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void neitherWritesToNorKeepsTheArraysItIsGiven(Sampler sampler) {
    Schedule schedule = schedule(sampler, zeroTerminalSnr(TimestepSpacing.TRAILING, 0), 6);

    float[] untouched = end(schedule, false);

    assertArrayEquals(untouched, end(schedule, true));
  }

  private static float[] end(Schedule schedule, boolean overwriting) {
    float[] start = {0.3f, -0.7f};
    SamplerState state = schedule.start(start);
    Arrays.fill(start, overwriting ? 9 : 0);
    while (state.evaluation() < schedule.evaluations()) {
      float[] prediction = Mix.of(0.5, state.latents()).sum();
      float[] noise = schedule.drawsNoise(state.evaluation()) ? new float[] {1, -1} : null;
      state = schedule.step(state, prediction, noise);
      if (overwriting) {
        Arrays.fill(prediction, 9);
        if (noise != null) {
          Arrays.fill(noise, 9);
        }
      }
    }
    return state.latents();
  }

  private static Schedule schedule(Sampler sampler, SchedulerConfig config, int steps) {
    return Schedule.of(new Sampling(sampler, steps, 1), config);
  }

  private static double[] timesteps(
      Sampler sampler, TimestepSpacing spacing, int offset, int steps) {
    Schedule schedule = schedule(sampler, zeroTerminalSnr(spacing, offset), steps);
    return IntStream.range(0, steps).mapToDouble(schedule::timestep).toArray();
  }

  private static SchedulerConfig zeroTerminalSnr(TimestepSpacing spacing, int offset) {
    return SchedulerConfig.of(
        """
        {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear",
         "prediction_type": "v_prediction", "rescale_betas_zero_snr": true,
         "timestep_spacing": "%s", "steps_offset": %d, "set_alpha_to_one": true,
         "clip_sample": false, "skip_prk_steps": true}
        """
            .formatted(spacing.id(), offset));
  }
}
