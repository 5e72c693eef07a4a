package backdrop.diffusion.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.PromptReading.Syntax;
import backdrop.diffusion.StarterModel;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClipTokenizerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int END = 1207;

  private final ClipTokenizer tokenizer = ClipTokenizer.open(StarterModel.folder());

  @TempDir Path temp;

  record Reference(String text, int[] ids) {}

  static Stream<Reference> references() throws IOException {
    try (var table = ClipTokenizerTest.class.getResourceAsStream("starter-tokens.tsv")) {
      String all = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(line -> !line.startsWith("#")).map(ClipTokenizerTest::reference);
    }
  }

  private static Reference reference(String line) {
    String[] columns = line.split("\t");
    try {
      return new Reference(
          JSON.readValue(columns[0], String.class),
          Arrays.stream(columns[1].split(" ")).mapToInt(Integer::parseInt).toArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void givesTheTokensOfTheReference(Reference reference) {
    int[] ids = tokenizer.encode(reference.text());

    assertArrayEquals(reference.ids(), ids);
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

  @Test
  void fillsWithThePaddingTokenOfTheConfiguration() throws IOException {
    ModelFolder folder = StarterModel.copyTo(temp);
    Path config = folder.root().resolve("tokenizer/tokenizer_config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("\"pad_token\": \"<|endoftext|>\"", "\"pad_token\": {\"content\": \"!\"}"));

    int[] ids = ClipTokenizer.open(folder).encode("red");

    assertArrayEquals(new int[29], Arrays.copyOfRange(ids, 3, 32));
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
    ModelFolder folder = StarterModel.copyTo(temp);
    Files.delete(folder.root().resolve("tokenizer/vocab.json"));

    var failure = assertThrows(DiffusionException.class, () -> ClipTokenizer.open(folder));

    assertEquals(Reason.MODEL_MISSING, failure.reason());
  }

  private ModelFolder singleFileCopy(boolean pairs) throws IOException {
    ModelFolder folder = StarterModel.copyTo(temp);
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
