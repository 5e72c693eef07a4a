package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.DiffusionException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model folder with a fault is refused, with the faulty file's name and without a crash. */
final class BrokenModelTest {

  @TempDir Path temp;

  private ModelFolder folder;

  @BeforeEach
  void copy() throws IOException {
    folder = StarterModel.copyTo(temp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unet/model.onnx",
        "vae_encoder/model.onnx",
        "vae_decoder/model.onnx",
        "text_encoder/model.onnx",
        "scheduler/scheduler_config.json",
        "tokenizer/vocab.json",
        "tokenizer/merges.txt"
      })
  void namesTheFileThatIsMissing(String file) throws IOException {
    Files.delete(temp.resolve(file));

    assertRefused(Reason.MODEL_MISSING, file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unet/model.onnx",
        "vae_encoder/model.onnx",
        "vae_decoder/model.onnx",
        "text_encoder/model.onnx",
        "scheduler/scheduler_config.json",
        "tokenizer/vocab.json"
      })
  void namesTheFileThatIsTruncated(String file) throws IOException {
    byte[] whole = Files.readAllBytes(temp.resolve(file));
    Files.write(temp.resolve(file), Arrays.copyOf(whole, whole.length / 2));

    assertRefused(Reason.MODEL_BROKEN, file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unet/model.onnx", "text_encoder/model.onnx"})
  void namesTheFileThatIsEmpty(String file) throws IOException {
    Files.write(temp.resolve(file), new byte[0]);

    assertRefused(Reason.MODEL_BROKEN, file);
  }

  @ParameterizedTest
  @CsvSource({
    "scheduler/scheduler_config.json, {\"beta_start\": \"small\"},          MODEL_BROKEN",
    "scheduler/scheduler_config.json, {\"beta_start\": 0.5},                MODEL_BROKEN",
    "scheduler/scheduler_config.json, {\"prediction_type\": \"flow\"},      MODEL_UNSUPPORTED",
    "scheduler/scheduler_config.json, {\"use_beta_sigmas\": true},          MODEL_UNSUPPORTED",
    "scheduler/scheduler_config.json, [],                                   MODEL_BROKEN",
    "tokenizer/vocab.json,            {\"a\": \"b\"},                       MODEL_BROKEN",
    "tokenizer/merges.txt,            one,                                  MODEL_BROKEN",
    "backdrop.json,                   {\"sampler\": \"magic\"},             MODEL_UNSUPPORTED",
    "backdrop.json,                   {\"negativeWords\": \"all\"},           MODEL_UNSUPPORTED",
    "backdrop.json,                   {\"sizeMultiple\": 0},                MODEL_BROKEN",
    "vae_decoder/config.json,         {\"scaling_factor\": 0},              MODEL_BROKEN"
  })
  void namesTheFileWithTheWrongContent(String file, String content, Reason reason)
      throws IOException {
    Files.writeString(temp.resolve(file), content);

    assertRefused(reason, file);
  }

  @Test
  void refusesANetworkOfAnotherKind() throws IOException {
    Files.copy(
        temp.resolve("text_encoder/model.onnx"),
        temp.resolve("unet/model.onnx"),
        StandardCopyOption.REPLACE_EXISTING);

    assertRefused(Reason.MODEL_UNSUPPORTED, "unet/model.onnx");
  }

  @Test
  void refusesAnEncoderWhoseLatentsHaveAnotherSize() throws IOException {
    Files.writeString(
        temp.resolve("vae_decoder/config.json"), "{\"block_out_channels\": [1, 1, 1]}");

    assertRefused(Reason.MODEL_UNSUPPORTED, "vae_encoder/model.onnx");
  }

  @Test
  void refusesAModelWhosePredictionIsNoNumber() throws IOException {
    Path config = temp.resolve("scheduler/scheduler_config.json");
    Files.writeString(config, Files.readString(config).replace("v_prediction", "epsilon"));

    assertRefused(Reason.MODEL_BROKEN, "no numbers");
  }

  @Test
  void refusesATokenizerOfAnotherLength() throws IOException {
    Path config = temp.resolve("tokenizer/tokenizer_config.json");
    String length = "(?<=\"model_max_length\": ?)\\d+";
    Files.writeString(config, Files.readString(config).replaceFirst(length, "77"));

    assertRefused(Reason.MODEL_BROKEN, "text_encoder/model.onnx");
  }

  @Test
  void saysThatThereIsNoFolder() {
    folder = ModelFolder.at(temp.resolve("nowhere"));

    assertRefused(Reason.MODEL_MISSING, "nowhere");
  }

  private void assertRefused(Reason reason, String named) {
    var failure =
        assertThrows(
            DiffusionException.class,
            () -> InpaintingPipeline.open(folder, DeviceOptions.cpu(1)).close());
    assertEquals(reason, failure.reason(), failure.getMessage());
    assertTrue(failure.getMessage().contains(named), failure.getMessage());
  }
}
