package backdrop.diffusion.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backdrop.diffusion.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs by hand, against a vocabulary of full size: {@code -Dbackdrop.clip=FOLDER} names a folder
 * with {@code tokenizer/} and a table {@code tokens.tsv} that {@code
 * models/tools/reference_tokens.py} made of it.
 */
@EnabledIfSystemProperty(named = "backdrop.clip", matches = ".+")
final class ClipVocabularyTest {

  private final Path folder = Path.of(System.getProperty("backdrop.clip", ""));
  private final ClipTokenizer tokenizer = ClipTokenizer.open(ModelFolder.at(folder));

  @Test
  void givesTheTokensOfTheReference() throws IOException {
    try (var lines = Files.lines(folder.resolve("tokens.tsv"))) {
      List<String> different =
          TokenTable.rows(lines)
              .filter(this::differs)
              .map(TokenTable.Row::text)
              .limit(100)
              .toList();

      assertEquals(List.of(), different);
    }
  }

  private boolean differs(TokenTable.Row row) {
    return !Arrays.equals(row.ids(), TokenTable.ids(tokenizer, row.text()))
        || !Arrays.equals(row.framed(), tokenizer.encode(row.text()));
  }
}
