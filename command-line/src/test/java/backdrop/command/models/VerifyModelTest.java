package backdrop.command.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.command.RecordedTerminal;
import backdrop.diffusion.ModelFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyModelTest {

  @TempDir Path temp;

  private RecordedTerminal terminal;
  private Path model;

  @BeforeEach
  void copy() throws IOException {
    terminal = new RecordedTerminal(temp.resolve("home"));
    model = TinyModel.copy("optimum", temp.resolve("model"));
  }

  @Test
  void findsTheBuiltInModelSound() throws IOException {
    int code = terminal.run("models", "verify", "starter", "--json");

    JsonNode outcome = new ObjectMapper().readTree(terminal.out());
    assertEquals(0, code, terminal.err());
    assertTrue(outcome.path("sound").asBoolean());
    assertTrue(outcome.path("sealed").asBoolean());
    assertEquals(14, outcome.path("files").asInt());
  }

  @Test
  void saysThatAFolderHasNoDigests() {
    int code = terminal.run("models", "verify", model.toString());

    assertEquals(0, code, terminal.err());
    assertTrue(terminal.out().contains("paints. It has no digests"), terminal.out());
  }

  @Test
  void findsDamageInASealedFolder() throws IOException {
    seal();
    Files.writeString(model.resolve("unet/config.json"), "{}");

    int code = terminal.run("models", "verify", model.toString());

    assertEquals(1, code);
    assertTrue(terminal.err().startsWith("backdrop: unet/config.json is damaged"), terminal.err());
  }

  @Test
  void reportsDamageAsJson() throws IOException {
    seal();
    Files.delete(model.resolve("unet/config.json"));

    int code = terminal.run("models", "verify", model.toString(), "--json");

    JsonNode outcome = new ObjectMapper().readTree(terminal.out());
    assertEquals(1, code);
    assertFalse(outcome.path("sound").asBoolean());
    assertTrue(outcome.path("problem").asText().contains("unet/config.json"), terminal.out());
  }

  @Test
  void sealsAnewWhatPaints() throws IOException {
    seal();
    Files.writeString(model.resolve("unet/config.json"), "{}");

    int code = terminal.run("models", "verify", model.toString(), "--seal");

    assertEquals(0, code, terminal.err());
    ModelFolder.at(model).verify();
  }

  @Test
  void doesNotSealWhatDoesNotPaint() throws IOException {
    Files.write(model.resolve("unet/model.onnx"), new byte[100]);

    int code = terminal.run("models", "verify", model.toString(), "--seal");

    assertEquals(1, code);
    assertTrue(terminal.err().contains("unet/model.onnx cannot be opened"), terminal.err());
    assertFalse(Files.exists(model.resolve("backdrop.json")));
  }

  @Test
  void sealsTheBuiltInModelAsItIs() throws IOException {
    Path starter = terminal.surroundings().starterModel();
    String before = Files.readString(starter.resolve("backdrop.json"));
    Path copy = temp.resolve("backdrop.json");
    Files.writeString(copy, before);

    ManifestFile.of(temp).files(Seal.of(starter, bytes -> {})).write();

    assertEquals(before, Files.readString(copy));
  }

  private void seal() {
    ManifestFile.of(model).files(Seal.of(model, bytes -> {})).write();
  }
}
