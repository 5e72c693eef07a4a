package backdrop.fakeyandex;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Serves the fake until standard input ends. Arguments are {@code port=}, {@code api-key=} and
 * {@code folder-id=}; {@code GET /ready} answers 200.
 */
public final class FakeYandexMain {
  private FakeYandexMain() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, String> given =
        Arrays.stream(arguments)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(sides -> sides[0], sides -> sides[1]));
    try (var fake =
        FakeYandex.start(
            Integer.parseInt(given.getOrDefault("port", "0")),
            given.getOrDefault("api-key", "fake-key"),
            given.getOrDefault("folder-id", "fake-folder"))) {
      System.out.println("Fake Yandex listens at " + fake.address());
      while (System.in.read() >= 0) {
        // Whoever started this process holds the other end open for as long as it is wanted.
      }
    }
  }
}
