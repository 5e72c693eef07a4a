package backdrop.command.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.command.RecordedTerminal;
import backdrop.command.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listing, finding and removing models that are in the store. */
final class ManageModelsTest {

  @TempDir Path home;

  private RecordedTerminal terminal;

  @BeforeEach
  void fill() throws IOException {
    terminal = new RecordedTerminal(home);
    Path mine = TinyModel.copy("optimum", home.resolve("models/mine"));
    ManifestFile.of(mine)
        .fill("family", "sd-1.5")
        .put("source", "hf://a/b@c")
        .files(Seal.of(mine, bytes -> {}))
        .write();
    Files.createDirectories(home.resolve("models/.import-0123/model"));
    Files.createDirectories(home.resolve("models/odd"));
    Files.writeString(home.resolve("models/odd/backdrop.json"), "{");
  }

  @Test
  void listsModelsInATable() {
    terminal.run("models", "list");

    String[] lines = terminal.out().split("\n");
    assertEquals(4, lines.length, terminal.out());
    assertTrue(lines[0].matches("NAME +FAMILY +SIZE +LICENCE +PAINTS ON +FROM"), lines[0]);
    assertTrue(
        lines[1].matches("starter +backdrop-starter +\\d+ MB +Apache-2.0 +CPU, GPU +built in"));
    assertTrue(lines[2].matches("mine +sd-1.5 +[\\d.]+ kB +not stated +CPU, GPU +hf://a/b@c"));
    assertTrue(lines[3].matches("odd +broken +backdrop.json is not JSON: .*"), lines[3]);
  }

  @Test
  void listsModelsAsJson() throws IOException {
    terminal.run("models", "list", "--json");

    JsonNode rows = new ObjectMapper().readTree(terminal.out());
    assertEquals("starter", rows.path(0).path("name").asText());
    assertEquals(home.resolve("models/mine").toString(), rows.path(1).path("folder").asText());
    assertEquals("hf://a/b@c", rows.path(1).path("source").asText());
    assertTrue(rows.path(2).path("problem").asText().contains("not JSON"));
  }

  @Test
  void removesAModel() {
    int code = terminal.run("models", "remove", "mine");

    assertEquals(0, code, terminal.err());
    assertFalse(Files.exists(home.resolve("models/mine")));
    assertFalse(Files.exists(home.resolve("models/.import-removed-mine")));
  }

  @Test
  void keepsTheBuiltInModel() {
    assertEquals(1, terminal.run("models", "remove", "starter"));
    assertTrue(terminal.err().contains("the built-in model stays"), terminal.err());
  }

  @Test
  void removesNothingOutsideOfTheStore() throws IOException {
    Path outside = Files.createDirectories(home.resolve("outside"));

    assertEquals(1, terminal.run("models", "remove", "../outside"));
    assertEquals(1, terminal.run("models", "remove", outside.toString()));
    assertEquals(1, terminal.run("models", "remove", ".import-0123"));
    assertTrue(Files.exists(outside));
  }

  @Test
  void keepsTheModelThatTheRunningStackPaintsWith() throws IOException {
    Files.writeString(home.resolve("model"), home.resolve("models/mine") + "\n");
    int code;
    try (FileChannel lock =
        FileChannel.open(
            home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();

      code = terminal.run("models", "remove", "mine");
    }

    assertEquals(1, code);
    assertTrue(terminal.err().contains("the running Backdrop paints with 'mine'"), terminal.err());
    assertTrue(Files.exists(home.resolve("models/mine")));
  }

  @Test
  void removesTheModelThatAStoppedStackPaintedWith() throws IOException {
    Files.writeString(home.resolve("model"), home.resolve("models/mine") + "\n");
    Files.writeString(home.resolve("lock"), "");

    assertEquals(0, terminal.run("models", "remove", "mine"), terminal.err());
  }

  @Test
  void findsAModelByItsNameOrItsFolder() {
    var names = new ModelNames(terminal.surroundings());

    assertEquals(home.resolve("models/mine"), names.folder("mine"));
    assertEquals(terminal.surroundings().starterModel(), names.folder("starter"));
    assertEquals(home, names.folder(home.toString()));
    var refusal = assertThrows(Refusal.class, () -> names.folder("nowhere"));
    assertTrue(refusal.getMessage().startsWith("there is no model 'nowhere'"));
  }
}
