package backdrop.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StackPlanTest {
  @TempDir Path folder;

  @Test
  void leavesYandexAloneUnlessAFakeIsWanted() {
    var plan = plan(Outside.NOTHING);

    assertTrue(plan.fakeYandex().isEmpty());
    assertFalse(plan.environmentOf(Service.PROMPT).containsKey("BACKDROP_PROMPT_YANDEX_API_KEY"));
  }

  @Test
  void tellsThePromptServiceWhereTheFakeIs() {
    var plan = plan(Outside.NOTHING.withFakeYandex(true));

    var prompt = plan.environmentOf(Service.PROMPT);
    var address = prompt.get("BACKDROP_PROMPT_YANDEX_MODEL_HOST");
    assertTrue(address.startsWith("http://127.0.0.1:"), address);
    assertEquals(address, prompt.get("BACKDROP_PROMPT_YANDEX_TRANSLATE_HOST"));
    assertEquals("fake-yandex", prompt.get("BACKDROP_PROMPT_YANDEX_API_KEY"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unet", "cpu-fp32/unet", "gpu-fp16/unet"})
  void takesEachFolderThatTheEngineTakesForAModel(String network) throws IOException {
    var model = folder.resolve("model");
    Files.createDirectories(model.resolve(network));
    Files.createFile(model.resolve(network).resolve("model.onnx"));

    assertEquals(model, plan(Outside.NOTHING.withModel(model)).model());
  }

  @Test
  void saysWhichNetworkAFolderLacks() throws IOException {
    Files.createFile(folder.resolve("model_index.json"));
    var plan = plan(Outside.NOTHING.withModel(folder));

    var failure = assertThrows(StackFailure.class, plan::model);

    assertEquals(
        folder + " is no model folder (it has no unet/model.onnx): see models/README.md",
        failure.getMessage());
  }

  private StackPlan plan(Outside outside) {
    var random = new Random(1);
    return new StackPlan(
        Checkout.around(Path.of("")),
        Home.open(folder.resolve("home")),
        0,
        outside,
        new Ports(folder.resolve("ports"), random),
        new Secrets(folder.resolve("secrets"), new java.security.SecureRandom()));
  }
}
