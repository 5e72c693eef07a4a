package backdrop.diffusion.clip;

import backdrop.diffusion.PromptReading.Syntax;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.stream.Stream;

/** Reads the tables that {@code models/tools/reference_tokens.py} makes. */
final class TokenTable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenTable() {}

  /**
   * What the reference gives for a text.
   *
   * @param ids of the whole text, without a frame
   * @param framed the ids a text encoder gets
   */
  record Row(String text, int[] ids, int[] framed) {}

  static Stream<Row> rows(Stream<String> lines) {
    return lines.filter(line -> !line.startsWith("#")).map(TokenTable::row);
  }

  private static Row row(String line) {
    String[] columns = line.split("\t");
    try {
      return new Row(JSON.readValue(columns[0], String.class), ids(columns[1]), ids(columns[2]));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  private static int[] ids(String column) {
    return Arrays.stream(column.split(" "))
        .filter(id -> !id.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  /** What the tokenizer gives for a text, without a frame. */
  static int[] ids(ClipTokenizer tokenizer, String text) {
    return tokenizer.words(text, Syntax.LITERAL).stream()
        .flatMapToInt(word -> Arrays.stream(word.ids()))
        .toArray();
  }
}
