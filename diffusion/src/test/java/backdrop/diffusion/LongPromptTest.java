package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * With the tiny model "optimum", whose text encoder takes ten tokens at once; {@code
 * flavours/make.py} says what it computes.
 */
final class LongPromptTest {

  private static final int SIDE = 64;

  private static InpaintingPipeline pipeline;

  @BeforeAll
  static void open() throws URISyntaxException {
    Path folder = Path.of(LongPromptTest.class.getResource("flavours/optimum").toURI());
    pipeline = InpaintingPipeline.open(ModelFolder.at(folder), DeviceOptions.cpu(1));
  }

  @AfterAll
  static void close() {
    pipeline.close();
  }

  @Test
  void paintsFromAllChunksOfAPrompt() {
    Sampling twoSteps = new Sampling(Sampler.DDIM, 2, 2);

    byte[] rgb = paint("b ".repeat(10) + "a", twoSteps);

    // The mean of 24 embeddings is half of that of 12; guidance doubles it. The last timestep adds.
    double shown = (499 / 5000.0 + 0.4 + 1) * 127.5;
    for (byte value : rgb) {
      assertEquals(shown, value & 0xFF, 1.01);
    }
  }

  @Test
  void paintsPromptsOfDifferentLengthsSideBySide() throws Exception {
    Sampling guided = new Sampling(Sampler.EULER, 30, 2);
    List<String> prompts = List.of("a", "b ".repeat(10) + "a", "b ".repeat(25) + "a", "b");
    List<byte[]> alone = prompts.stream().map(prompt -> paint(prompt, guided)).toList();

    List<byte[]> together = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(prompts.size())) {
      List<Future<byte[]>> painted =
          prompts.stream().map(prompt -> executor.submit(() -> paint(prompt, guided))).toList();
      for (Future<byte[]> picture : painted) {
        together.add(picture.get());
      }
    }

    for (int i = 0; i < prompts.size(); i++) {
      assertArrayEquals(alone.get(i), together.get(i), prompts.get(i));
    }
  }

  private static byte[] paint(String prompt, Sampling sampling) {
    byte[] mask = new byte[SIDE * SIDE];
    Arrays.fill(mask, (byte) 255);
    RgbImage black = new RgbImage(SIDE, SIDE, new byte[SIDE * SIDE * 3]);
    var request = new InpaintingRequest(black, mask, prompt, "", 1, sampling);
    return pipeline.paint(request, StepListener.NONE, new Cancellation()).picture().rgb();
  }
}
