package backdrop.history.photo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
  @ParameterizedTest
  @CsvSource({
    "mug.jpg, mug.jpg",
    "../../etc/passwd, passwd",
    "C:\\Users\\anna\\mug.png, mug.png",
    "/, ''",
    "'', ''",
    "., ''",
    "a/.., ''",
    "'  mug.jpg ', mug.jpg",
    "Чашка № 5.webp, Чашка № 5.webp",
    "<img src=x onerror=alert(1)>.png, <img src=x onerror=alert(1)>.png",
  })
  void isTheLastPartOfWhatWasSent(String sent, String kept) {
    assertThat(FileName.clean(sent)).isEqualTo(kept);
  }

  @Test
  void isOneLineWithoutControlCharacters() {
    assertThat(FileName.clean("a\r\nb\u0000\u001b[31mc\u2028.jpg")).isEqualTo("ab[31mc.jpg");
  }

  @Test
  void cannotFakeItsEnding() {
    assertThat(FileName.clean("photo\u202egpj.exe")).isEqualTo("photogpj.exe");
  }

  @Test
  void hasAtMost255CharactersAndSplitsNone() {
    String kept = FileName.clean("🏺".repeat(300));

    assertThat(kept).isEqualTo("🏺".repeat(255));
  }
}
