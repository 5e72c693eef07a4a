package backdrop.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
