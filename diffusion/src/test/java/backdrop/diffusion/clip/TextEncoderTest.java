package backdrop.diffusion.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.ExportFlavourTest;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.PromptReading;
import backdrop.diffusion.PromptReading.Syntax;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.RunScope;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a network that gives 4.8 for the token "a" and 0 for every other: 12 tokens of width 8. */
final class TextEncoderTest {

  private static final PromptReading WEIGHTED = new PromptReading(Syntax.WEIGHTED, 3);
  private static final int ANY = -1;

  private final RunScope scope = RunScope.open(new Cancellation());
  private TextEncoder encoder = open(ANY);

  @AfterEach
  void close() {
    encoder.close();
    scope.close();
  }

  private static TextEncoder open(int contextTokens) {
    try {
      Path folder = Path.of(ExportFlavourTest.class.getResource("flavours/optimum").toURI());
      OnnxDevice device = new OnnxDevice(DeviceOptions.cpu(1));
      return TextEncoder.open(ModelFolder.at(folder), device, contextTokens);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void reopen(int contextTokens) {
    encoder.close();
    encoder = open(contextTokens);
  }

  @Test
  void putsChunksOneAfterTheOther() {
    TextEmbedding embedding = encoder.encode("b ".repeat(10) + "a", PromptReading.STANDARD, scope);

    assertEquals(24, embedding.tokens());
    assertEquals(List.of(13), rowsOf(4.8f, embedding));
  }

  @Test
  void givesBothPromptsTheSameLength() {
    List<TextEmbedding> pair =
        encoder.encodePair("a", "b ".repeat(25) + "a", PromptReading.STANDARD, scope);

    assertEquals(List.of(36, 36), pair.stream().map(TextEmbedding::tokens).toList());
    assertEquals(List.of(30), rowsOf(4.8f, pair.get(0)));
    assertEquals(List.of(1), rowsOf(4.8f, pair.get(1)));
  }

  @Test
  void givesAUnetOfOneLengthThatLength() {
    reopen(24);

    TextEmbedding shorter = encoder.encode("a", PromptReading.STANDARD, scope);
    TextEmbedding longer = encoder.encode("a ".repeat(99), PromptReading.STANDARD, scope);

    assertEquals(20, encoder.limit(PromptReading.STANDARD));
    assertEquals(24, shorter.tokens());
    assertEquals(24, longer.tokens());
  }

  @Test
  void keepsTheMeanOfAWeightedChunk() {
    TextEmbedding embedding = encoder.encode("(a:2) a b", WEIGHTED, scope);

    assertEquals(List.of(1), rowsOf(6.4f, embedding));
    assertEquals(List.of(2), rowsOf(3.2f, embedding));
  }

  @Test
  void weighsEachChunkByItself() {
    TextEmbedding embedding = encoder.encode("(a:2) a BREAK a", WEIGHTED, scope);

    assertEquals(List.of(13), rowsOf(4.8f, embedding));
  }

  @Test
  void staysFiniteWhereWeightsLeaveNothing() {
    TextEmbedding embedding = encoder.encode("(a:0)", WEIGHTED, scope);

    assertArrayEquals(new float[12 * 8], embedding.values());
  }

  @Test
  void forgetsNoWeightsBetweenPrompts() {
    encoder.encode("(a:2) a b", WEIGHTED, scope);

    TextEmbedding plain = encoder.encode("a a b", WEIGHTED, scope);

    assertEquals(List.of(1, 2), rowsOf(4.8f, plain));
  }

  @Test
  void computesAPromptOnceForManyThreads() throws Exception {
    int threads = 8;
    CyclicBarrier together = new CyclicBarrier(threads);
    Callable<TextEmbedding> call =
        () -> {
          together.await();
          try (RunScope own = RunScope.open(new Cancellation())) {
            return encoder.encode("a b a", PromptReading.STANDARD, own);
          }
        };
    List<Future<TextEmbedding>> answers = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        answers.add(executor.submit(call));
      }
    }

    for (Future<TextEmbedding> answer : answers) {
      assertSame(answers.getFirst().get(), answer.get());
    }
  }

  private static List<Integer> rowsOf(float value, TextEmbedding embedding) {
    List<Integer> rows = new ArrayList<>();
    float[] wanted = new float[embedding.width()];
    Arrays.fill(wanted, value);
    for (int row = 0; row < embedding.tokens(); row++) {
      int start = row * embedding.width();
      float[] states = Arrays.copyOfRange(embedding.values(), start, start + embedding.width());
      if (Arrays.compare(wanted, states) == 0) {
        rows.add(row);
      }
    }
    return rows;
  }
}
