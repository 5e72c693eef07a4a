package backdrop.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private Progress progress(boolean terminal) {
    return new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), terminal);
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void sayWhereWeStandInTheQueue() throws Exception {
    progress(false).advance(json("{\"phase\":\"waiting\",\"position\":3}"));
    assertEquals("waiting, number 3 in the queue\n", said());
  }

  @Test
  void countsPicturesAndStepsFromOne() throws Exception {
    var progress = progress(false);
    progress.show(json("{\"settings\":{\"count\":4},\"progress\":null}"));
    progress.advance(json("{\"phase\":\"stepping\",\"imageIndex\":1,\"step\":5,\"steps\":20}"));
    assertEquals("picture 2 of 4, step 5 of 20\n", said());
  }

  @Test
  void saysNothingTwice() throws Exception {
    var progress = progress(false);
    var step = json("{\"phase\":\"stepping\",\"imageIndex\":0,\"step\":5,\"steps\":20}");
    progress.advance(step);
    progress.advance(step);
    assertEquals(1, said().lines().count());
  }

  @Test
  void drawsABarOnATerminal() throws Exception {
    var progress = progress(true);
    progress.advance(
        json(
            "{\"phase\":\"stepping\",\"imageIndex\":0,\"step\":10,\"steps\":20,"
                + "\"estimatedRemainingMs\":4200}"));
    assertEquals(
        "\r\u001b[K[##############--------------] picture 1 of 1, step 10 of 20, about 5 s left",
        said());
  }
}
