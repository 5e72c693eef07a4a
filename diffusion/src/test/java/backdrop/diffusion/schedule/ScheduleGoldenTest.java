package backdrop.diffusion.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import backdrop.diffusion.schedule.SchedulerConfig.BetaSchedule;
import backdrop.diffusion.schedule.SchedulerConfig.PredictionType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole way of a made-up sample under a made-up network, as diffusers' own scheduler tests go
 * it: the sum and mean of the magnitudes at the end are theirs.
 */
final class ScheduleGoldenTest {

  private static final int SIZE = 768;
  private static final int PIXELS = 64;

  @ParameterizedTest
  @CsvSource({
    "EPSILON,      0.0001, true,  172.0067, 0.223967",
    "V_PREDICTION, 0.0001, true,  52.5302,  0.0684",
    "EPSILON,      0.01,   true,  149.8295, 0.1951",
    "EPSILON,      0.01,   false, 149.0784, 0.1941"
  })
  void ddimGoesTheWayOfDiffusers(
      PredictionType prediction, double betaStart, boolean alphaToOne, double sum, double mean) {
    SchedulerConfig config = linear(1000, betaStart, prediction, alphaToOne);

    double magnitude = finalMagnitude(Schedule.of(new Sampling(Sampler.DDIM, 10, 1), config));

    assertEquals(sum, magnitude, 1e-2);
    assertEquals(mean, magnitude / SIZE, 1e-3);
  }

  @Test
  void ddimGoesTheWayOfDiffusersUnderStableDiffusionsOwnConfiguration() {
    SchedulerConfig config =
        new SchedulerConfig(
            1000,
            0.00085,
            0.012,
            BetaSchedule.SCALED_LINEAR,
            PredictionType.EPSILON,
            false,
            Optional.empty(),
            1,
            false,
            false,
            1);

    double magnitude = finalMagnitude(Schedule.of(new Sampling(Sampler.DDIM, 20, 1), config));

    assertEquals(192.082947, magnitude, 1e-2);
  }

  @Test
  void eulerGoesTheWayOfDiffusers() {
    SchedulerConfig config = linear(1100, 0.0001, PredictionType.EPSILON, true);

    double magnitude = finalMagnitude(Schedule.of(new Sampling(Sampler.EULER, 10, 1), config));

    assertEquals(10.0807, magnitude, 1e-2);
    assertEquals(0.0131, magnitude / SIZE, 1e-3);
  }

  private static SchedulerConfig linear(
      int trainSteps, double betaStart, PredictionType prediction, boolean alphaToOne) {
    return new SchedulerConfig(
        trainSteps,
        betaStart,
        0.02,
        BetaSchedule.LINEAR,
        prediction,
        false,
        Optional.empty(),
        0,
        alphaToOne,
        true,
        1);
  }

  private static double finalMagnitude(Schedule schedule) {
    SamplerState state = schedule.start(sample());
    while (state.evaluation() < schedule.evaluations()) {
      // Those tests step on from the scaled latents, which no pipeline does.
      float[] latents = Mix.scaled(schedule.inputScale(state.evaluation()), state.latents());
      double t = schedule.timestep(state.evaluation());
      SamplerState scaled = new SamplerState(state.evaluation(), latents, state.memory());
      state = schedule.step(scaled, Mix.scaled(t / (t + 1), latents), null);
    }
    double sum = 0;
    for (float value : state.latents()) {
      sum += Math.abs(value);
    }
    return sum;
  }

  /** 0, 1/n, 2/n ... shaped (3, 8, 8, 4), with the last axis moved to the front. */
  private static float[] sample() {
    float[] sample = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      int batch = i % 4;
      int rest = i / 4;
      sample[(batch * 3 + rest / PIXELS) * PIXELS + rest % PIXELS] = (float) i / SIZE;
    }
    return sample;
  }
}
