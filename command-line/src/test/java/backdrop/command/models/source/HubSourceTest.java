package backdrop.command.models.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.command.RecordedTerminal;
import backdrop.command.Refusal;
import backdrop.command.models.source.ModelSource.Pick;
import backdrop.command.outbound.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HubSourceTest {

  @TempDir Path temp;

  private FakeHub hub;

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub().small("model_index.json", "{}").large("unet/model.onnx", "weights");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void listsTheFilesOfOneCommitWithTheirDigests() {
    try (ModelSource source = open("hf://org/repo@main", FakeHub.TOKEN)) {
      assertEquals("hf://org/repo@" + FakeHub.COMMIT, source.origin());
      assertEquals("repo", source.suggestedName());
      assertEquals(Optional.of("openrail"), source.license());
      assertEquals(
          List.of(
              SourceFile.of("model_index.json", 2),
              new SourceFile("unet/model.onnx", 7, Optional.of(FakeHub.sha256("weights")))),
          source.files());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hf://org/repo",
        "hf://org/repo@main",
        "hf://org/repo@refs/pr/1",
        "hf://org/repo@" + FakeHub.COMMIT
      })
  void takesACommitABranchOrNothing(String name) {
    try (ModelSource source = open(name, FakeHub.TOKEN)) {
      assertTrue(source.origin().endsWith(FakeHub.COMMIT));
    }
  }

  @Test
  void copiesFilesFromTheHubAndFromWhereItSendsOn() throws IOException {
    Files.createDirectories(temp.resolve("unet"));
    try (ModelSource source = open("hf://org/repo", FakeHub.TOKEN)) {
      source.copy(
          source.files().stream().map(file -> new Pick(file, file.path())).toList(),
          temp,
          new ArchiveTest.Ignored());
    }

    assertEquals("{}", Files.readString(temp.resolve("model_index.json")));
    assertEquals("weights", Files.readString(temp.resolve("unet/model.onnx")));
    assertEquals(
        List.of(""), hub.store().asked().stream().map(WebServer.Asked::authorization).toList());
  }

  @Test
  void doesNotFetchAgainWhatIsThere() throws IOException {
    Files.createDirectories(temp.resolve("unet"));
    Files.writeString(temp.resolve("unet/model.onnx"), "weights");
    try (ModelSource source = open("hf://org/repo", FakeHub.TOKEN)) {
      List<SourceFile> files = source.files();
      source.copy(
          List.of(new Pick(files.getLast(), "unet/model.onnx")), temp, new ArchiveTest.Ignored());
    }

    assertEquals(List.of(), hub.store().asked());
  }

  @Test
  void saysThatAPrivateRepositoryNeedsAToken() {
    assertEquals(
        hub.address()
            + "/api/models/org/repo/revision/main answers 401: there is no such repository, or it"
            + " is private or gated: set HF_TOKEN",
        refusal("hf://org/repo", ""));
  }

  @Test
  void saysThatThereIsNoSuchRevision() {
    assertTrue(
        refusal("hf://org/repo@nowhere", FakeHub.TOKEN).contains("answers 404: there is no such"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hf://", "hf://repo", "hf://a/b/c", "hf://a/b@", "hf://a/../b", "hf://a/b?x@y"})
  void saysHowARepositoryIsWritten(String name) {
    assertTrue(refusal(name, FakeHub.TOKEN).contains("write hf://organisation/repository@rev"));
  }

  @Test
  void refusesAFileThatWouldLeaveTheFolder() {
    hub.small("../../.bashrc", "x");

    try (ModelSource source = open("hf://org/repo", FakeHub.TOKEN)) {
      var refusal = assertThrows(Refusal.class, source::files);

      assertTrue(refusal.getMessage().contains("'../../.bashrc', which leaves the folder"));
    }
  }

  @Test
  void neverShowsTheToken() {
    assertTrue(!refusal("hf://org/repo@nowhere", FakeHub.TOKEN).contains(FakeHub.TOKEN));
    hub.asked().forEach(asked -> assertTrue(!asked.address().contains(FakeHub.TOKEN)));
  }

  private ModelSource open(String name, String token) {
    var surroundings =
        new RecordedTerminal(temp)
            .with("HF_ENDPOINT", hub.address().toString())
            .with("HF_TOKEN", token)
            .surroundings();
    return new Sources(surroundings, pause -> {}).open(name);
  }

  private String refusal(String name, String token) {
    return assertThrows(Refusal.class, () -> open(name, token)).getMessage();
  }
}
