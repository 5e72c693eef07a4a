package backdrop.diffusion.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import backdrop.diffusion.random.TorchGenerator;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole way of a made-up sample under a made-up network, as diffusers' own scheduler tests go
 * it: the sum and mean of the magnitudes at the end are theirs.
 */
final class ScheduleGoldenTest {

  private static final int PICTURES = 4;
  private static final int SIZE = 768;
  private static final int PIXELS = 64;

  private static final String LINEAR =
      """
      "beta_start": 0.0001, "beta_end": 0.02, "beta_schedule": "linear"\
      """;

  private static final String STABLE_DIFFUSION =
      """
      {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear",
       "steps_offset": 1, "clip_sample": false, "set_alpha_to_one": false,
       "skip_prk_steps": true}
      """;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ddim     | "clip_sample": true                                       | 172.0067 | 0.223967
          ddim     | "prediction_type": "v_prediction"                         | 52.5302  | 0.0684
          ddim     | "beta_start": 0.01, "set_alpha_to_one": true              | 149.8295 | 0.1951
          ddim     | "beta_start": 0.01, "set_alpha_to_one": false             | 149.0784 | 0.1941
          pndm     | "skip_prk_steps": false                                   | 198.1318 | 0.2580
          pndm     | "prediction_type": "v_prediction"                         | 67.3986  | 0.0878
          pndm     | "beta_start": 0.01, "set_alpha_to_one": true              | 230.0399 | 0.2995
          pndm     | "beta_start": 0.01, "set_alpha_to_one": false             | 186.9482 | 0.2434
          euler    | "num_train_timesteps": 1100                               | 10.0807  | 0.0131
          euler    | "num_train_timesteps": 1100, "use_karras_sigmas": true    | 124.5230 | 0.162139
          euler_a  | "num_train_timesteps": 1100                               | 152.3192 | 0.1983
          heun     | "num_train_timesteps": 1100                               | 0.1233   | 0.0002
          dpmpp_2m | "lower_order_final": false, "final_sigmas_type": "sigma_min" | 253.5514 | 0.3301
          unipc    | "final_sigmas_type": "sigma_min"                          | 189.2318 | 0.2464
          deis     | "solver_order": 2                                         |          | 0.23916
          """)
  void goesTheWayOfDiffusers(String sampler, String settings, Double sum, double mean) {
    Schedule schedule = schedule(sampler, 10, 1, linear(settings));

    double magnitude = magnitude(schedule, schedule.start(sample()));

    assertEquals(mean, magnitude / SIZE, 1e-3);
    if (sum != null) {
      assertEquals(sum, magnitude, 1e-2);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dpmpp_2m        | "prediction_type": "v_prediction"   | 0.2251
          dpmpp_2m_karras | "prediction_type": "v_prediction"   | 0.2096
          dpmpp_2m        | "prediction_type": "v_prediction", "use_lu_lambdas": true | 0.1554
          """)
  void dpmSolverGoesTheWayOfDiffusersOnOtherNoiseLevels(
      String sampler, String settings, double mean) {
    String ending = ", \"lower_order_final\": false, \"final_sigmas_type\": \"sigma_min\"";
    Schedule schedule = schedule(sampler, 10, 1, linear(settings + ending));

    double magnitude = magnitude(schedule, schedule.start(sample()));

    assertEquals(mean, magnitude / SIZE, 1e-3);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "use_karras_sigmas": true                                      | 0.2925
          "prediction_type": "v_prediction"                              | 0.1014
          "prediction_type": "v_prediction", "use_karras_sigmas": true   | 0.1966
          """)
  void uniPcGoesTheWayOfDiffusersOnOtherNoiseLevels(String settings, double mean) {
    String ending = ", \"final_sigmas_type\": \"sigma_min\"";
    Schedule schedule = schedule("unipc", 10, 1, linear(settings + ending));

    double magnitude = magnitude(schedule, schedule.start(sample()));

    assertEquals(mean, magnitude / SIZE, 1e-3);
  }

  @ParameterizedTest(name = "{0} in {1} steps")
  @CsvSource({"lcm, 1, 18.7097, 0.0244", "lcm, 10, 197.7616, 0.2575"})
  void latentConsistencyGoesTheWayOfDiffusers(String sampler, int steps, double sum, double mean) {
    Schedule schedule = schedule(sampler, steps, 1, "{}");

    double magnitude = magnitude(schedule, schedule.start(sample()));

    assertEquals(sum, magnitude, 1e-2);
    assertEquals(mean, magnitude / SIZE, 1e-3);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ddim, 192.082947",
    "pndm, 202.458771",
    "dpmpp_2m, 190.498505",
    "dpmpp_2m_karras, 205.588821",
    "unipc, 190.358856"
  })
  void goesTheWayOfDiffusersUnderStableDiffusionsOwnConfiguration(String sampler, double sum) {
    Schedule schedule = schedule(sampler, 20, 1, STABLE_DIFFUSION);

    double magnitude = magnitude(schedule, schedule.start(sample()));

    assertEquals(sum, magnitude, 1e-2);
  }

  @ParameterizedTest(name = "{0} with strength {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ddim     | 0.2 | "clip_sample": true              | 354.5418   | 0.4616
          dpmpp_2m | 0.5 | "lower_order_final": false, "final_sigmas_type": "sigma_min" | 318.4111 | 0.4146
          unipc    | 0.2 | "final_sigmas_type": "sigma_min" | 315.5757   | 0.4109
          """)
  void goesTheWayOfDiffusersFromAPictureWithNoise(
      String sampler, double strength, String settings, double sum, double mean) {
    Schedule schedule = schedule(sampler, 10, strength, linear(settings));

    double magnitude = magnitude(schedule, schedule.start(sample(), noise()));

    assertEquals(sum, magnitude, 1e-2);
    assertEquals(mean, magnitude / SIZE, 1e-3);
  }

  @Test
  void eulerGoesTheWayOfDiffusersFromAPictureWithNoise() {
    String config = linear("\"num_train_timesteps\": 1100");
    // Those tests scale the picture as if it were noise.
    float[] picture = schedule("euler", 10, 1, config).start(sample()).latents();
    Schedule schedule = schedule("euler", 10, 0.2, config);

    double magnitude = magnitude(schedule, schedule.start(picture, noise()));

    assertEquals(57062.9297, magnitude, 1e-2);
    assertEquals(74.3007, magnitude / SIZE, 1e-3);
  }

  @Test
  void squeezesEachPictureByItsOwnQuantile() {
    String config =
        linear(
            """
            "lower_order_final": false, "final_sigmas_type": "sigma_min", "thresholding": true,
            "dynamic_thresholding_ratio": 0.87, "sample_max_value": 0.5\
            """);
    Schedule schedule = schedule("dpmpp_2m", 10, 1, config);

    double magnitude = 0;
    for (int picture = 0; picture < PICTURES; picture++) {
      int from = picture * SIZE / PICTURES;
      float[] own = Arrays.copyOfRange(sample(), from, from + SIZE / PICTURES);
      magnitude += magnitude(schedule, schedule.start(own));
    }

    assertEquals(1.1364, magnitude / SIZE, 1e-3);
  }

  @Test
  void pndmVisitsTheSecondTimestepTwice() {
    Schedule schedule = schedule("pndm", 20, 1, STABLE_DIFFUSION);

    double[] timesteps =
        IntStream.range(0, schedule.evaluations()).mapToDouble(schedule::timestep).toArray();

    assertEquals(21, timesteps.length);
    assertArrayEquals(new double[] {951, 901, 901, 851}, Arrays.copyOf(timesteps, 4));
    assertEquals(1, timesteps[20]);
  }

  @Test
  void karrasCrowdsTheTimestepsNearTheCleanEnd() {
    Schedule schedule = schedule("dpmpp_2m_karras", 20, 1, STABLE_DIFFUSION);

    double[] timesteps = IntStream.of(0, 1, 2, 19).mapToDouble(schedule::timestep).toArray();

    assertArrayEquals(new double[] {999, 962, 921, 0}, timesteps);
  }

  private static Schedule schedule(String sampler, int steps, double strength, String config) {
    Sampling sampling = new Sampling(Sampler.withId(sampler).orElseThrow(), steps, 1, strength, 0);
    return Schedule.of(sampling, SchedulerConfig.of(config));
  }

  /** The base of those tests; later settings count. */
  private static String linear(String settings) {
    return "{" + LINEAR + ", " + settings + "}";
  }

  private static double magnitude(Schedule schedule, SamplerState start) {
    TorchGenerator generator = new TorchGenerator(0);
    SamplerState state = start;
    while (state.evaluation() < schedule.evaluations()) {
      int evaluation = state.evaluation();
      // Those tests step on from the scaled latents, which no pipeline does.
      float[] latents = Mix.of(schedule.inputScale(evaluation), state.latents()).sum();
      double t = schedule.timestep(evaluation);
      float[] prediction = Mix.of(t / (t + 1), latents).sum();
      float[] noise = schedule.drawsNoise(evaluation) ? generator.normal(latents.length) : null;
      SamplerState scaled = new SamplerState(evaluation, latents, state.memory());
      state = schedule.step(scaled, prediction, noise);
    }
    double sum = 0;
    for (float value : state.latents()) {
      sum += Math.abs(value);
    }
    return sum;
  }

  /** 0, 1/n, 2/n ... shaped (3, 8, 8, 4), with the last axis moved to the front. */
  private static float[] sample() {
    return arranged(i -> (float) i / SIZE);
  }

  /** The same from the other end. */
  private static float[] noise() {
    return arranged(i -> (float) (SIZE - 1 - i) / SIZE);
  }

  private static float[] arranged(IntToDoubleFunction values) {
    float[] result = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      int picture = i % PICTURES;
      int rest = i / PICTURES;
      result[(picture * 3 + rest / PIXELS) * PIXELS + rest % PIXELS] =
          (float) values.applyAsDouble(i);
    }
    return result;
  }
}
