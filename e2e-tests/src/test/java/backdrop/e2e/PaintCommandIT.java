package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The main job from a terminal. */
@ExtendWith(LocalStackExtension.class)
final class PaintCommandIT {
  @TempDir Path folder;
  private LocalStack stack;
  private Person person;
  private Path photo;

  @BeforeEach
  void somebodyHasAPhoto(LocalStack running) throws InterruptedException, IOException {
    stack = running;
    person = Person.joins(stack);
    photo = Files.write(folder.resolve("my block.png"), Pictures.png(Pictures.product(1)));
  }

  private record Ended(int status, String out, String err) {}

  private Ended paint(String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "backdrop.paint.Main"));
    command.addAll(List.of(arguments));
    var out = folder.resolve("out.txt");
    var err = folder.resolve("err.txt");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("BACKDROP_URL", stack.address().toString());
    builder.environment().put("BACKDROP_API_KEY", person.apiKey());
    var process = builder.start();
    assertTrue(process.waitFor(Person.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void paintsIntoAFolderAndTellsEverythingAsJson() throws Exception {
    var pictures = folder.resolve("pictures");
    var ended =
        paint(
            photo.toString(),
            "--scene",
            "on a light oak table",
            "--style",
            "minimalistic",
            "--count",
            "2",
            "--seed",
            "7",
            "--size",
            "256x256",
            "--steps",
            "3",
            "--out",
            pictures.toString(),
            "--json");

    assertEquals(0, ended.status(), ended::toString);
    var report = new ObjectMapper().readTree(ended.out());
    assertEquals(2, report.path("images").size());
    assertEquals(8, report.at("/images/1/seed").asLong());
    assertTrue(report.path("prompt").asText().contains("oak"), ended::toString);
    for (var image : report.path("images")) {
      assertEquals(0, image.at("/fidelity/maxProductDiff").asInt(-1));
      var file = Path.of(image.path("file").asText());
      assertEquals(256, Pictures.decode(Files.readAllBytes(file)).getWidth());
    }
  }

  @Test
  void saysInOneLineWhatTheServerRefused() throws Exception {
    var ended = paint(photo.toString(), "--style", "no-such-style");

    assertNotEquals(0, ended.status());
    assertEquals(1, ended.err().lines().count(), ended::toString);
    assertTrue(ended.err().startsWith("backdrop: "), ended::toString);
  }
}
