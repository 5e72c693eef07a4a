package backdrop.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CutOutNoticeTest {
  @Test
  void warnsOfAnUncertainCutOut() throws Exception {
    var notice = notice("{\"mask\":{\"confidence\":0.04}}").orElseThrow();

    assertTrue(notice.startsWith("The cut-out is uncertain (4 %)"), notice);
    assertTrue(notice.contains("--mask"), notice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"mask\":{\"confidence\":0.9}}",
        "{\"mask\":{\"confidence\":null}}",
        "{\"mask\":null}"
      })
  void saysNothingOfOtherMasks(String photo) throws Exception {
    assertEquals(Optional.empty(), notice(photo));
  }

  private static Optional<String> notice(String photo) throws Exception {
    return CutOutNotice.of(new ObjectMapper().readTree(photo));
  }
}
