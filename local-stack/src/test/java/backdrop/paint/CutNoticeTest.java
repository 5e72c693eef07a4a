package backdrop.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CutNoticeTest {
  @Test
  void namesEachWordThatWasCut() throws Exception {
    assertEquals(
        List.of(
            "2 words were cut from the prompt, whose limit is 30 tokens: sea sand",
            "1 word was cut from the negative prompt: blur",
            "2 phrases were left out of the prompt for want of room: soft light, film grain"),
        notice(
            """
            {"promptFit":{"tokens":32,"limit":30,"droppedWords":["sea","sand"]},
             "negativePromptFit":{"tokens":31,"limit":30,"droppedWords":["blur"]},
             "labels":{"droppedPhrases":["soft light","film grain"]}}
            """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"promptFit\":null,\"negativePromptFit\":null,\"labels\":{\"droppedPhrases\":[]}}",
        "{\"promptFit\":{\"tokens\":3,\"limit\":30,\"droppedWords\":[]}}"
      })
  void saysNothingWhereNothingWasCut(String generation) throws Exception {
    assertEquals(List.of(), notice(generation));
  }

  private static List<String> notice(String generation) throws Exception {
    return CutNotice.of(new ObjectMapper().readTree(generation));
  }
}
