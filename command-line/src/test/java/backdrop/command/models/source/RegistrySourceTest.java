package backdrop.command.models.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.command.RecordedTerminal;
import backdrop.command.Refusal;
import backdrop.command.models.source.ModelSource.Pick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistrySourceTest {

  @TempDir Path temp;

  private FakeRegistry registry;

  @BeforeEach
  void start() throws IOException {
    registry =
        new FakeRegistry("mlflow-artifacts:/1/models/m-7/artifacts")
            .file("MLmodel", "flavors: {}")
            .file("unet/model.onnx", "weights")
            .file("unet/a file", "");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"models:/sd inpainting/3", "models:/sd inpainting@champion"})
  void listsTheFilesOfAVersion(String name) {
    try (ModelSource source = open(name)) {
      assertEquals("models:/sd inpainting/3", source.origin());
      assertEquals(
          List.of(
              SourceFile.of("MLmodel", 11),
              SourceFile.of("unet/a file", 0),
              SourceFile.of("unet/model.onnx", 7)),
          source.files());
    }
  }

  @Test
  void copiesFilesThroughTheTrackingServer() throws IOException {
    try (ModelSource source = open("models:/sd inpainting/3")) {
      List<SourceFile> files = source.files();
      source.copy(
          List.of(new Pick(files.get(1), "empty"), new Pick(files.get(2), "model.onnx")),
          temp,
          new ArchiveTest.Ignored());
    }

    assertEquals("", Files.readString(temp.resolve("empty")));
    assertEquals("weights", Files.readString(temp.resolve("model.onnx")));
  }

  @Test
  void knowsTheOtherFormOfAnArtifactAddress() throws IOException {
    try (FakeRegistry other = new FakeRegistry("mlflow-artifacts://host:5000/1/m").file("a", "b")) {
      var source = new Sources(surroundings(other), pause -> {}).open("models:/sd inpainting/3");

      assertEquals(List.of(SourceFile.of("a", 1)), source.files());
    }
  }

  @Test
  void saysThatTheServerDoesNotHandOutArtifacts() throws IOException {
    try (FakeRegistry other = new FakeRegistry("s3://key:secret@bucket/m?versionId=1")) {
      var refusal =
          assertThrows(
              Refusal.class,
              () -> new Sources(surroundings(other), pause -> {}).open("models:/sd inpainting/3"));

      assertEquals(
          "models:/sd inpainting/3 lies at s3://bucket/m, which its server does not hand out: fetch"
              + " it and import the folder",
          refusal.getMessage());
    }
  }

  @Test
  void refusesArtifactsOutsideOfTheirRoot() throws IOException {
    try (FakeRegistry other = new FakeRegistry("mlflow-artifacts:/../../etc")) {
      assertThrows(
          Refusal.class,
          () -> new Sources(surroundings(other), pause -> {}).open("models:/sd inpainting/3"));
    }
  }

  @Test
  void saysThatThereIsNoSuchAlias() {
    assertTrue(
        refusal("models:/sd inpainting@nobody")
            .endsWith("answers 404: the registry has no such model, version or alias"));
  }

  @Test
  void saysWhichVariablesHoldTheCredentials() {
    registry.lock();

    assertTrue(
        refusal("models:/sd inpainting/3").contains("answers 401: set MLFLOW_TRACKING_TOKEN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"models:/", "models:/a", "models:/a/b/1", "models:/a@", "models:/a/x"})
  void saysHowARegisteredModelIsWritten(String name) {
    assertTrue(refusal(name).contains("write models:/name/version or models:/name@alias"));
  }

  private ModelSource open(String name) {
    return new Sources(surroundings(registry), pause -> {}).open(name);
  }

  private backdrop.command.Surroundings surroundings(FakeRegistry server) {
    return new RecordedTerminal(temp)
        .with("MLFLOW_TRACKING_URI", server.address() + "/")
        .with("MLFLOW_TRACKING_USERNAME", FakeRegistry.USER)
        .with("MLFLOW_TRACKING_PASSWORD", FakeRegistry.PASSWORD)
        .surroundings();
  }

  private String refusal(String name) {
    return assertThrows(Refusal.class, () -> open(name)).getMessage();
  }
}
