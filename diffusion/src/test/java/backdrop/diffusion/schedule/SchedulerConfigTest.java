package backdrop.diffusion.schedule;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchedulerConfigTest {

  @TempDir private Path folder;

  @Test
  void setsAnOutdatedOffsetRightAsPipelinesDo() throws IOException {
    SchedulerConfig config = read("{'_class_name': 'PNDMScheduler', 'steps_offset': 0}");

    assertEquals(1, config.stepsOffset("DDIMScheduler"));
  }

  @Test
  void setsASilentOffsetRightOnlyForTheFilesOwnScheduler() throws IOException {
    SchedulerConfig config = read("{'_class_name': 'PNDMScheduler'}");

    assertAll(
        () -> assertEquals(1, config.stepsOffset("PNDMScheduler")),
        () -> assertEquals(0, config.stepsOffset("DDIMScheduler")));
  }

  @Test
  void takesRungeKuttaStepsOutAsPipelinesDo() throws IOException {
    SchedulerConfig ofPndm = read("{'_class_name': 'PNDMScheduler'}");
    SchedulerConfig explicit = read("{'_class_name': 'DDIMScheduler', 'skip_prk_steps': false}");
    SchedulerConfig silent = read("{'_class_name': 'DDIMScheduler'}");

    assertAll(
        () -> assertTrue(ofPndm.skipsRungeKutta()),
        () -> assertTrue(explicit.skipsRungeKutta()),
        () -> assertTrue(silent.skipsRungeKutta()));
  }

  @Test
  void takesTrainedBetasAsTheyAre() {
    SchedulerConfig config =
        SchedulerConfig.of("{\"num_train_timesteps\": 2, \"trained_betas\": [0.5, 0.5]}");

    double[] alphas = NoiseLevels.alphasCumulative(config, NoiseLevels.Betas.USUAL, true);

    assertArrayEquals(new double[] {0.5, 0.25}, alphas);
  }

  @Test
  void readsTheInfinitiesThatPythonWrites() {
    SchedulerConfig config = SchedulerConfig.of("{\"lambda_min_clipped\": -Infinity}");

    assertEquals(Double.NEGATIVE_INFINITY, config.smallestLambda());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "beta_schedule     | 'sigmoid'",
        "prediction_type   | 'flow_prediction'",
        "timestep_spacing  | 'random'",
        "algorithm_type    | 'dpmsolver'",
        "solver_type       | 'euler'",
        "solver_order      | 3",
        "final_sigmas_type | 'one'",
        "use_beta_sigmas   | true",
        "use_flow_sigmas   | true",
        "timestep_type     | 'continuous'",
        "variance_type     | 'learned_range'",
        "predict_x0        | false",
        "disable_corrector | [0]"
      },
      quoteCharacter = '~')
  void refusesWhatNoSamplerDoesAndNamesIt(String field, String value) throws IOException {
    write("{'%s': %s}".formatted(field, value));

    var failure =
        assertThrows(DiffusionException.class, () -> SchedulerConfig.read(ModelFolder.at(folder)));

    assertAll(
        () -> assertEquals(Reason.MODEL_UNSUPPORTED, failure.reason()),
        () -> assertTrue(failure.getMessage().contains(field), failure.getMessage()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'num_train_timesteps': 0}",
        "{'beta_start': 0.02, 'beta_end': 0.01}",
        "{'beta_end': 1.5}",
        "{'trained_betas': [0.1, 0.2]}",
        "{'num_train_timesteps': 2, 'trained_betas': [0.1, 2]}",
        "{'num_train_timesteps': 1, 'trained_betas': ['x']}",
        "{'trained_betas': 'betas.npy'}",
        "{'steps_offset': -1}",
        "{'steps_offset': 1000}",
        "{'original_inference_steps': 0}",
        "{'clip_sample_range': 0}",
        "{'thresholding': true, 'sample_max_value': 0}",
        "{'sigma_min': -1}",
        "{'clip_sample': 'yes'}",
        "{'use_karras_sigmas': 1}"
      },
      quoteCharacter = '~')
  void refusesABrokenFile(String json) throws IOException {
    write(json);

    var failure =
        assertThrows(DiffusionException.class, () -> SchedulerConfig.read(ModelFolder.at(folder)));

    assertEquals(Reason.MODEL_BROKEN, failure.reason());
  }

  private SchedulerConfig read(String json) throws IOException {
    write(json);
    return SchedulerConfig.read(ModelFolder.at(folder));
  }

  private void write(String json) throws IOException {
    Path file = folder.resolve("scheduler/scheduler_config.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, json.replace('\'', '"'));
  }
}
