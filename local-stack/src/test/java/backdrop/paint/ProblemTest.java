package backdrop.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ProblemTest {
  @Test
  void isOneLineWithItsReason() {
    assertEquals(
        "The mask is 10x10 and the photo 20x20 (MASK_SIZE_DIFFERS)",
        Problem.of(
                422,
                """
                {"title":"Mask","detail":"The mask is 10x10\\nand the photo 20x20","reason":"MASK_SIZE_DIFFERS","fields":[]}
                """)
            .getMessage());
  }

  @Test
  void namesTheFieldsAndWhenToTryAgain() {
    assertEquals(
        "Too many [count at most 8] (QUEUE_FULL), try again in 12 s",
        Problem.of(
                429,
                """
                {"detail":"Too many","reason":"QUEUE_FULL","retryAfterSeconds":12,
                 "fields":[{"field":"count","rule":"at most 8"}]}
                """)
            .getMessage());
  }

  @Test
  void saysSoWhenSomethingElseAnswers() {
    assertEquals(
        "the server answered 502 without saying why",
        Problem.of(502, "<html>Bad Gateway</html>").getMessage());
  }
}
