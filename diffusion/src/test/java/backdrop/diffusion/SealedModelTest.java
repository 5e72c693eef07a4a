package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.model.ModelManifest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model folder that lists digests paints with exactly the files that were listed, or not at all.
 */
final class SealedModelTest {

  private static final int PLACES_IN_A_FILE = 4;

  @TempDir Path temp;

  @Test
  void listsEveryFileOfTheStarterModelTruly() throws IOException {
    ModelFolder starter = StarterModel.folder();

    starter.verify();

    assertEquals(filesOf(starter), starter.manifest().files().keySet());
  }

  @Test
  void refusesOneFlippedBitWhereverItIs() throws IOException {
    refusesEveryFlippedBit(StarterModel.sealedCopyTo(temp), DeviceOptions.cpu(1));
  }

  @Test
  void refusesOneFlippedBitAlsoInAModelThatWasSoundAtTheLastStart(@TempDir Path cache)
      throws IOException {
    ModelFolder folder = StarterModel.sealedCopyTo(temp);
    DeviceOptions remembering = DeviceOptions.cpu(1).withCache(cache);
    InpaintingPipeline.open(folder, remembering).close();

    refusesEveryFlippedBit(folder, remembering);
  }

  @Test
  void refusesAModelThatStatesOtherDigestsThanAtTheLastStart(@TempDir Path cache)
      throws IOException {
    StarterModel.sealedCopyTo(temp);
    DeviceOptions remembering = DeviceOptions.cpu(1).withCache(cache);
    InpaintingPipeline.open(ModelFolder.at(temp), remembering).close();
    Path manifest = temp.resolve(ModelManifest.FILE);
    String digest = ModelFolder.at(temp).manifest().files().get("unet/config.json").sha256();
    Files.writeString(manifest, Files.readString(manifest).replace(digest, "0".repeat(64)));

    assertRefused(remembering, Reason.MODEL_BROKEN, "unet/config.json is damaged");
  }

  private void refusesEveryFlippedBit(ModelFolder folder, DeviceOptions options)
      throws IOException {
    for (String file : folder.manifest().files().keySet()) {
      long size = Files.size(temp.resolve(file));
      for (int place = 0; place < PLACES_IN_A_FILE; place++) {
        long at = place * (size - 1) / (PLACES_IN_A_FILE - 1);
        flip(file, at, 1 << place);
        assertRefused(options, Reason.MODEL_BROKEN, file + " is damaged");
        flip(file, at, 1 << place);
      }
    }

    InpaintingPipeline.open(ModelFolder.at(temp), options).close();
  }

  @Test
  void refusesAFileThatLostItsEnd() throws IOException {
    StarterModel.sealedCopyTo(temp);
    resize("unet/model.onnx", -1);

    long left = Files.size(temp.resolve("unet/model.onnx"));
    assertRefused(
        Reason.MODEL_BROKEN, "unet/model.onnx is damaged: it has %d bytes".formatted(left));
  }

  @Test
  void refusesAFileThatGrew() throws IOException {
    StarterModel.sealedCopyTo(temp);
    resize("tokenizer/merges.txt", 1);

    assertRefused(Reason.MODEL_BROKEN, "tokenizer/merges.txt is damaged");
  }

  @Test
  void namesAListedFileThatIsMissing() throws IOException {
    StarterModel.sealedCopyTo(temp);
    Files.delete(temp.resolve("unet/config.json"));

    assertRefused(Reason.MODEL_MISSING, "unet/config.json");
  }

  @Test
  void doesNotCountAFileThatIsNotListed() throws IOException {
    ModelFolder folder = StarterModel.sealedCopyTo(temp);
    Files.writeString(temp.resolve("tokenizer/tokenizer.json"), "{}");

    assertFalse(folder.has("tokenizer/tokenizer.json"));
    var failure =
        assertThrows(DiffusionException.class, () -> folder.require("tokenizer/tokenizer.json"));
    assertTrue(failure.getMessage().contains("not among the files that backdrop.json lists"));
  }

  @Test
  void refusesAManifestThatPointsOutOfTheFolder() throws IOException {
    for (String path : List.of("../x", "/x", "a//b", "a/../b", "a\\\\b", "")) {
      refusesManifest(
          "{\"files\": {\"%s\": {\"bytes\": 1, \"sha256\": \"%s\"}}}"
              .formatted(path, "0".repeat(64)),
          Reason.MODEL_BROKEN,
          "leaves the folder");
    }
  }

  @Test
  void refusesAManifestThatMakesNoSense() throws IOException {
    refusesManifest("{\"files\": {\"a\": 1}}", Reason.MODEL_BROKEN, "a needs bytes and sha256");
    refusesManifest(
        "{\"files\": {\"a\": {\"bytes\": 1, \"sha256\": \"xyz\"}}}", Reason.MODEL_BROKEN, "64");
    refusesManifest("{\"imported\": \"monday\"}", Reason.MODEL_BROKEN, "imported is no time");
    refusesManifest("{\"format\": 2}", Reason.MODEL_UNSUPPORTED, "format 2");
  }

  private void refusesManifest(String json, Reason reason, String named) throws IOException {
    Files.writeString(temp.resolve("backdrop.json"), json);

    assertRefused(reason, named);
  }

  private void assertRefused(Reason reason, String named) {
    assertRefused(DeviceOptions.cpu(1), reason, named);
  }

  private void assertRefused(DeviceOptions options, Reason reason, String named) {
    var failure =
        assertThrows(
            DiffusionException.class,
            () -> InpaintingPipeline.open(ModelFolder.at(temp), options).close());
    assertEquals(reason, failure.reason(), failure.getMessage());
    assertTrue(failure.getMessage().contains(named), failure.getMessage());
  }

  private void flip(String file, long at, int bit) throws IOException {
    try (var open = new RandomAccessFile(temp.resolve(file).toFile(), "rw")) {
      open.seek(at);
      int before = open.read();
      open.seek(at);
      open.write(before ^ bit);
    }
  }

  private void resize(String file, int by) throws IOException {
    try (var open = new RandomAccessFile(temp.resolve(file).toFile(), "rw")) {
      open.setLength(open.length() + by);
    }
  }

  /** What a person reads, and the manifest itself, have no digest. */
  private static Set<String> filesOf(ModelFolder folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.root())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.root().relativize(file).toString())
          .filter(file -> !Set.of("backdrop.json", "README.md").contains(file))
          .collect(Collectors.toSet());
    }
  }
}
