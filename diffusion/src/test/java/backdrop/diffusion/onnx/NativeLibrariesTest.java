package backdrop.diffusion.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeLibrariesTest {

  private static final String FILE = System.mapLibraryName("onnxruntime4j_jni");

  @TempDir Path root;

  @Test
  void unpacksTheLibrariesOfThisMachine() throws IOException {
    Path folder = unpacked();

    assertTrue(Files.isExecutable(folder.resolve(System.mapLibraryName("onnxruntime"))));
    assertArrayEquals(packed(folder), Files.readAllBytes(folder.resolve(FILE)));
  }

  @Test
  void unpacksOnce() throws IOException {
    Path folder = unpacked();
    var written = Files.getLastModifiedTime(folder.resolve(FILE));

    assertEquals(written, Files.getLastModifiedTime(unpacked().resolve(FILE)));
  }

  @Test
  void unpacksAgainWhatWasDamaged() throws IOException {
    Path folder = unpacked();
    Files.write(folder.resolve(FILE), new byte[] {0});

    assertArrayEquals(packed(folder), Files.readAllBytes(unpacked().resolve(FILE)));
  }

  private Path unpacked() throws IOException {
    return NativeLibraries.unpacked(new CacheFolder(root, 1L << 30)).orElseThrow();
  }

  private static byte[] packed(Path folder) throws IOException {
    String name = folder.getFileName().toString();
    String platform = name.substring("native-".length(), name.lastIndexOf('-'));
    String resource = "/ai/onnxruntime/native/" + platform + "/" + FILE;
    try (InputStream in = OrtEnvironment.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }
}
