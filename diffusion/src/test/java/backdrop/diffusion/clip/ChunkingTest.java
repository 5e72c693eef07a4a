package backdrop.diffusion.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backdrop.diffusion.PromptReading.Syntax;
import backdrop.diffusion.TokenCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** With a small vocabulary: 30 tokens a chunk; "table" and the comma are one token each. */
final class ChunkingTest {

  private static final int END = SmallVocabulary.END;

  private final ClipTokenizer tokenizer = ClipTokenizer.open(SmallVocabulary.folder());

  @Test
  void goesOnInAnotherChunk() {
    ReadPrompt read = literal("table ".repeat(31), 3);

    assertEquals(List.of(30, 1), sizes(read));
  }

  @Test
  void framesEachChunk() {
    ReadPrompt read = literal("table ".repeat(30) + "red", 3);

    assertArrayEquals(tokenizer.encode("red"), read.chunks().get(1).ids());
  }

  @Test
  void readsNothingAsOneEmptyChunk() {
    assertEquals(List.of(0), sizes(literal(" ", 3)));
  }

  @Test
  void movesThePhraseAfterACommaToTheNextChunk() {
    ReadPrompt read = literal("table ".repeat(20) + ", " + "table ".repeat(15), 3);

    assertEquals(List.of(21, 15), sizes(read));
  }

  @Test
  void movesAsManyTokensAsTheWebUiAndNoMore() {
    ReadPrompt twenty = literal("table ".repeat(10) + ", " + "table ".repeat(20), 3);
    ReadPrompt nineteen = literal("table ".repeat(9) + ", " + "table ".repeat(21), 3);

    assertEquals(List.of(11, 20), sizes(twenty).stream().toList());
    assertEquals(List.of(30, 1), sizes(nineteen));
  }

  @Test
  void fillsTheLastChunkWhateverItsCommas() {
    ReadPrompt read = literal("table ".repeat(20) + ", " + "table ".repeat(15), 1);

    assertEquals(List.of(30), sizes(read));
  }

  @Test
  void startsAChunkAtABreakWhereWeightsAreOn() {
    ReadPrompt read = tokenizer.read("table BREAK BREAK table table", Syntax.WEIGHTED, 3);

    assertEquals(List.of(1, 2), sizes(read));
  }

  @Test
  void readsBreakAsAWordWhereTheyAreNot() {
    ReadPrompt read = literal("table BREAK table", 3);

    assertEquals(literal("table break table", 3).count(), read.count());
  }

  @Test
  void goesOnInTheLastChunkAfterABreak() {
    ReadPrompt read = tokenizer.read("table BREAK table BREAK table", Syntax.WEIGHTED, 2);

    assertEquals(List.of(1, 2), sizes(read));
  }

  @Test
  void weighsWhatStandsInBracketsAndNothingElse() {
    float[] weights =
        tokenizer.read("table (table:1.5) table", Syntax.WEIGHTED, 3).chunks().getFirst().weights();

    float[] expected = new float[32];
    Arrays.fill(expected, 1);
    expected[2] = 1.5f;
    assertArrayEquals(expected, weights);
  }

  @Test
  void countsAllTokensAndNamesTheWordsBeyondTheLastChunk() {
    TokenCount count = literal("table ".repeat(59) + "sea Sand, sky", 2).count();

    assertEquals(new TokenCount(63, 60, 2, List.of("Sand,", "sky")), count);
  }

  @Test
  void losesNoTokenOfAnyPrompt() {
    Random random = new Random(1);
    String[] parts = {"table", ",", "sea,", "(", ")", "[", "]", ":1.2)", "BREAK", "\\", "x", "1"};
    for (int i = 0; i < 2000; i++) {
      StringBuilder prompt = new StringBuilder();
      for (int word = random.nextInt(150); word > 0; word--) {
        prompt.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
      }
      Syntax syntax = Syntax.values()[random.nextInt(2)];

      ReadPrompt read = tokenizer.read(prompt.toString(), syntax, 1 + random.nextInt(4));

      assertEquals(expected(prompt.toString(), syntax, read), ids(read), prompt::toString);
    }
  }

  /** All tokens in their order, up to where the last chunk is full. */
  private List<Integer> expected(String prompt, Syntax syntax, ReadPrompt read) {
    List<Integer> all = new ArrayList<>();
    for (PromptWord word : tokenizer.words(prompt, syntax)) {
      Arrays.stream(word.ids()).forEach(all::add);
    }
    assertEquals(all.size(), read.count().tokens());
    return read.count().fits() ? all : all.subList(0, ids(read).size());
  }

  private ReadPrompt literal(String prompt, int maxChunks) {
    return tokenizer.read(prompt, Syntax.LITERAL, maxChunks);
  }

  private static List<Integer> sizes(ReadPrompt read) {
    return read.chunks().stream().map(chunk -> ids(chunk).size()).toList();
  }

  private static List<Integer> ids(ReadPrompt read) {
    return read.chunks().stream().flatMap(chunk -> ids(chunk).stream()).toList();
  }

  /** The ids between the frame; no text has the end token among its own. */
  private static List<Integer> ids(PromptChunk chunk) {
    return Arrays.stream(chunk.ids()).skip(1).takeWhile(id -> id != END).boxed().toList();
  }
}
