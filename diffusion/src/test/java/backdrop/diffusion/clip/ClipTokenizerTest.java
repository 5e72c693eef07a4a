package backdrop.diffusion.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.PromptReading.Syntax;
import backdrop.diffusion.TokenCount;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClipTokenizerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int END = SmallVocabulary.END;

  private final ClipTokenizer tokenizer = ClipTokenizer.open(SmallVocabulary.folder());

  @TempDir Path temp;

  static Stream<TokenTable.Row> references() throws IOException {
    try (var table = ClipTokenizerTest.class.getResourceAsStream("tokens.tsv")) {
      return TokenTable.rows(new String(table.readAllBytes(), StandardCharsets.US_ASCII).lines());
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void givesTheTokensOfTheReference(TokenTable.Row reference) {
    int[] ids = TokenTable.ids(tokenizer, reference.text());

    assertArrayEquals(reference.ids(), ids);
  }

  @ParameterizedTest
  @MethodSource("references")
  void framesCutsAndFillsAsTheReference(TokenTable.Row reference) {
    int[] framed = tokenizer.encode(reference.text());

    assertArrayEquals(reference.framed(), framed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"strings", "pairs"})
  void readsTheSingleFileLayoutToo(String merges) throws IOException {
    ClipTokenizer single = ClipTokenizer.open(singleFileCopy(merges.equals("pairs")));

    int[] ids = single.encode("Café on a light oak table, 3.5 l");

    assertArrayEquals(tokenizer.encode("Café on a light oak table, 3.5 l"), ids);
  }

  @Test
  void keepsTheEndTokenWhenTextIsCut() {
    int[] ids = tokenizer.encode("table ".repeat(100));

    assertEquals(END, ids[31]);
  }

  @Test
  void takesSpecialTokensInTextForText() {
    int[] ids = tokenizer.encode("red <|endoftext|> blue");

    long ends = Arrays.stream(ids).limit(8).filter(id -> id == END).count();
    assertEquals(0, ends);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'pad_token':'!';;0",
        "'pad_token':{'content':'!'};;0",
        "'pad_token':'<|endoftext|>';'pad_token':'!';0",
        "'pad_token':'<|endoftext|>';'pad_token':{'content':'!'};0",
        "'pad_token':'!','added_tokens_decoder':{};'pad_token':'<|endoftext|>';0",
        "'pad_token':null;'pad_token':'!';0",
        "'unk_token':'<|endoftext|>';;1207",
      })
  void fillsWithThePaddingTokenThatTransformersWouldTake(
      String config, @Nullable String map, int padding) throws IOException {
    Path folder = SmallVocabulary.copyTo(temp).root().resolve("tokenizer");
    writeJson(folder.resolve("tokenizer_config.json"), "'model_max_length':32," + config);
    if (map != null) {
      writeJson(folder.resolve("special_tokens_map.json"), map);
    }

    int[] ids = ClipTokenizer.open(ModelFolder.at(temp)).encode("red");

    assertArrayEquals(
        IntStream.generate(() -> padding).limit(28).toArray(), Arrays.copyOfRange(ids, 4, 32));
  }

  private static void writeJson(Path file, String fields) throws IOException {
    Files.writeString(file, "{" + fields.replace('\'', '"') + "}");
  }

  @Test
  void takesHalfASurrogatePairForTheReplacementCharacter() {
    int[] ids = tokenizer.encode("red \ud83d table \ude00");

    assertArrayEquals(tokenizer.encode("red \ufffd table \ufffd"), ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ab", "!", "1 ", "table, ", "\u6728", "\ud83d\ude00"})
  @Timeout(30)
  void readsAHundredThousandPartsInLittleTime(String part) {
    int count = tokenizer.read(part.repeat(100_000), Syntax.LITERAL, 3).count().tokens();

    assertTrue(count > 0);
  }

  @Test
  void refusesMergesOfAnotherVocabulary() throws IOException {
    ModelFolder folder = SmallVocabulary.copyTo(temp);
    Files.writeString(folder.root().resolve("tokenizer/merges.txt"), "#version: 0.2\nta zq</w>\n");

    var failure = assertThrows(DiffusionException.class, () -> ClipTokenizer.open(folder));

    assertEquals(
        "tokenizer/merges.txt has a merge that the vocabulary does not know: ta zq</w>",
        failure.getMessage());
  }

  @Test
  void namesTheWordsThatDoNotFit() {
    String fitting = "table ".repeat(29);

    TokenCount count = tokenizer.read(fitting + "sea  Sand, sky", Syntax.LITERAL, 1).count();

    assertEquals(30, count.limit());
    assertEquals(33, count.tokens());
    assertEquals(List.of("Sand,", "sky"), count.droppedWords());
  }

  @Test
  void refusesAFolderWithoutAVocabulary() throws IOException {
    ModelFolder folder = SmallVocabulary.copyTo(temp);
    Files.delete(folder.root().resolve("tokenizer/vocab.json"));

    var failure = assertThrows(DiffusionException.class, () -> ClipTokenizer.open(folder));

    assertEquals(Reason.MODEL_MISSING, failure.reason());
  }

  private ModelFolder singleFileCopy(boolean pairs) throws IOException {
    ModelFolder folder = SmallVocabulary.copyTo(temp);
    Path tokens = folder.root().resolve("tokenizer");
    ObjectNode file = JSON.createObjectNode();
    ObjectNode model = file.putObject("model");
    model.set("vocab", JSON.readTree(Files.readString(tokens.resolve("vocab.json"))));
    ArrayNode merges = model.putArray("merges");
    Files.readAllLines(tokens.resolve("merges.txt")).stream()
        .skip(1)
        .forEach(
            line -> {
              if (pairs) {
                merges.addArray().add(line.split(" ")[0]).add(line.split(" ")[1]);
              } else {
                merges.add(line);
              }
            });
    file.putArray("added_tokens").addObject().put("id", END).put("content", "<|endoftext|>");
    Files.writeString(tokens.resolve("tokenizer.json"), JSON.writeValueAsString(file));
    Files.delete(tokens.resolve("vocab.json"));
    Files.delete(tokens.resolve("merges.txt"));
    return folder;
  }
}
