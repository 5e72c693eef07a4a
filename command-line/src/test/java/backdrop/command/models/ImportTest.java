package backdrop.command.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.command.RecordedTerminal;
import backdrop.command.Refusal;
import backdrop.command.models.source.FakeHub;
import backdrop.command.models.source.FakeRegistry;
import backdrop.command.models.source.ModelSource;
import backdrop.command.models.source.SourceFile;
import backdrop.command.models.source.Sources;
import backdrop.command.models.source.TestArchive;
import backdrop.command.outbound.TransferFailure;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.ModelVariant;
import backdrop.diffusion.model.ModelManifest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportTest {

  @TempDir Path temp;

  private RecordedTerminal terminal;

  private FakeHub hub;

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub().folder(TinyModel.folder("optimum"));
    hub.large("unet/diffusion_pytorch_model.safetensors", "not wanted");
    terminal =
        new RecordedTerminal(temp.resolve("home"))
            .with("HF_ENDPOINT", hub.address().toString())
            .with("HF_TOKEN", FakeHub.TOKEN);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"optimum", "outside"})
  void takesAModelFromAFolder(String flavour) {
    int code = terminal.run("models", "import", TinyModel.folder(flavour).toString());

    assertEquals(0, code, terminal.err());
    ModelManifest manifest = ModelFolder.at(model(flavour)).manifest();
    assertEquals(Optional.of(flavour), manifest.name());
    assertEquals(Optional.of("custom"), manifest.family());
    assertEquals(Optional.of(TinyModel.folder(flavour).toString()), manifest.source());
    assertTrue(manifest.imported().isPresent());
    assertTrue(manifest.files().containsKey("unet/model.onnx"));
    assertTrue(terminal.out().startsWith("Imported " + flavour + ": custom, "), terminal.out());
  }

  @Test
  void takesAModelFromAFolderInAnArchive() throws IOException {
    Path archive =
        TestArchive.at(temp.resolve("packed.tar.gz"))
            .file("some/README.md", "---\nlicense: openrail\n---\nA model\n")
            .folder("some/", TinyModel.folder("optimum"))
            .write();

    int code = terminal.run("models", "import", archive.toString());

    assertEquals(0, code, terminal.err());
    assertEquals(Optional.of("openrail"), ModelFolder.at(model("packed")).manifest().license());
  }

  @Test
  void takesAModelFromTheHub() {
    int code = terminal.run("models", "import", "hf://org/repo@main", "--name", "mine");

    assertEquals(0, code, terminal.err());
    ModelManifest manifest = ModelFolder.at(model("mine")).manifest();
    assertEquals(Optional.of("hf://org/repo@" + FakeHub.COMMIT), manifest.source());
    assertEquals(Optional.of("openrail"), manifest.license());
    assertFalse(terminal.err().contains(FakeHub.TOKEN));
  }

  @Test
  void takesBothVariants() throws IOException {
    Path source = temp.resolve("both");
    TinyModel.copy("optimum", source.resolve("cpu-fp32"));
    TinyModel.copy("optimum", source.resolve("gpu-fp16"));
    for (String shared : Set.of("tokenizer", "scheduler")) {
      Files.move(source.resolve("cpu-fp32").resolve(shared), source.resolve(shared));
      FileTree.delete(source.resolve("gpu-fp16").resolve(shared));
    }

    int code = terminal.run("models", "import", source.toString());

    assertEquals(0, code, terminal.err());
    Set<ModelVariant> both = Set.of(ModelVariant.CPU_FP32, ModelVariant.GPU_FP16);
    assertEquals(both, ModelFolder.at(model("both")).variants());
    JsonNode manifest =
        new ObjectMapper().readTree(model("both").resolve("backdrop.json").toFile());
    assertEquals(List.of("cpu-fp32", "gpu-fp16"), texts(manifest.path("variants")));
    assertEquals(List.of("gpu-fp16"), texts(manifest.path("untried")));
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  @Test
  void takesAModelFromARegistry() throws IOException {
    try (FakeRegistry registry = new FakeRegistry("mlflow-artifacts:/1/models/m-7/artifacts")) {
      registry.file("MLmodel", "flavors: {}").folder(TinyModel.folder("optimum"));
      terminal
          .with("MLFLOW_TRACKING_URI", registry.address().toString())
          .with("MLFLOW_TRACKING_USERNAME", FakeRegistry.USER)
          .with("MLFLOW_TRACKING_PASSWORD", FakeRegistry.PASSWORD);

      int code = terminal.run("models", "import", "models:/sd inpainting@champion", "--name=mine");

      assertEquals(0, code, terminal.err());
      ModelManifest manifest = ModelFolder.at(model("mine")).manifest();
      assertEquals(Optional.of("models:/sd inpainting/3"), manifest.source());
      assertTrue(manifest.files().containsKey("unet/model.onnx"));
      assertFalse(Files.exists(model("mine").resolve("MLmodel")));
      assertFalse(terminal.err().contains(FakeRegistry.PASSWORD));
    }
  }

  @Test
  void refusesAFileThatIsNotTheOneTheHubAnnounced() throws IOException {
    hub.swap("unet/model.onnx");

    refuses("unet/model.onnx arrived with another digest", "hf://org/repo");
  }

  @Test
  void goesOnWithAnImportThatTheNetworkCutShort() {
    hub.breakAfter(100);
    var failure = assertThrows(TransferFailure.class, this::importFromTheHub);
    hub.breakAfter(Integer.MAX_VALUE);
    int before = hub.store().asked().size();

    importFromTheHub();

    assertTrue(failure.getMessage().endsWith("5 times; the same command goes on from here"));
    assertEquals("bytes=100-", hub.store().asked().get(before).range());
    assertTrue(ModelFolder.at(model("mine")).manifest().sealed());
  }

  private void importFromTheHub() {
    var sources = new Sources(terminal.surroundings(), pause -> {});
    try (ModelSource source = sources.open("hf://org/repo")) {
      new Import(terminal.surroundings(), source, "mine").run();
    }
  }

  @Test
  void copiesNothingWhenTheDiskIsTooSmall() throws IOException {
    var endless = new EndlessSource();

    var refusal =
        assertThrows(
            Refusal.class, () -> new Import(terminal.surroundings(), endless, "mine").run());

    assertTrue(refusal.getMessage().startsWith("the model needs 7000 TB"), refusal.getMessage());
    assertEquals(Set.of(".gate"), names(temp.resolve("home/models")));
  }

  /** A whole model, each file of which would fill every disk. */
  private static final class EndlessSource implements ModelSource {

    @Override
    public String origin() {
      return "endless";
    }

    @Override
    public String suggestedName() {
      return "endless";
    }

    @Override
    public Optional<String> license() {
      return Optional.empty();
    }

    @Override
    public List<SourceFile> files() {
      return Stream.of(
              "text_encoder/model.onnx",
              "unet/model.onnx",
              "vae_encoder/model.onnx",
              "vae_decoder/model.onnx",
              "scheduler/scheduler_config.json",
              "tokenizer/vocab.json",
              "tokenizer/merges.txt")
          .map(path -> SourceFile.of(path, 1_000_000_000_000_000L))
          .toList();
    }

    @Override
    public void copy(List<Pick> picks, Path into, Progress progress) {
      throw new AssertionError("nothing should be copied");
    }

    @Override
    public boolean resumable() {
      return false;
    }

    @Override
    public void close() {}
  }

  @Test
  void refusesADamagedCopyOfASealedModel() throws IOException {
    Path source = TinyModel.copy("optimum", temp.resolve("source"));
    ManifestFile.of(source).files(Seal.of(source, bytes -> {})).write();
    Files.writeString(source.resolve("unet/config.json"), "{ }");

    refuses("unet/config.json is damaged", source.toString());
  }

  @Test
  void refusesANetworkThatCrashesOnnxRuntime() throws IOException {
    Path source = TinyModel.copy("optimum", temp.resolve("source"));
    Files.write(source.resolve("text_encoder/model.onnx"), TinyModel.crashingNetwork());

    refuses(
        "text_encoder/model.onnx cannot be opened: ONNX Runtime crashes on it", source.toString());
  }

  @Test
  void refusesANetworkOfAnotherKind() throws IOException {
    Path source = TinyModel.copy("optimum", temp.resolve("source"));
    Files.copy(
        source.resolve("vae_decoder/model.onnx"),
        source.resolve("unet/model.onnx"),
        StandardCopyOption.REPLACE_EXISTING);

    refuses("unet/model.onnx", source.toString());
  }

  @Test
  void doesNotReplaceAModel() throws IOException {
    Files.createDirectories(model("optimum"));

    int code = terminal.run("models", "import", TinyModel.folder("optimum").toString());

    assertEquals(1, code);
    assertTrue(terminal.err().contains("there is a model 'optimum' already"), terminal.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"starter", "../x", ".hidden", "a b", "-x", ""})
  void refusesSuchAName(String name) {
    int code =
        terminal.run("models", "import", TinyModel.folder("optimum").toString(), "--name=" + name);

    assertEquals(1, code);
    assertFalse(Files.exists(temp.resolve("home/models")));
  }

  private void refuses(String named, String source) throws IOException {
    int code = terminal.run("models", "import", source, "--name", "mine");

    assertEquals(1, code);
    assertTrue(terminal.err().contains(named), terminal.err());
    assertEquals(Set.of(".gate"), names(temp.resolve("home/models")));
  }

  private Path model(String name) {
    return temp.resolve("home/models").resolve(name);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
