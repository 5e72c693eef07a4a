package backdrop.diffusion.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;

/**
 * ONNX Runtime's native libraries, unpacked once and not at each start: 24 MB for processors, 600
 * MB for GPUs. A property that already says where they are is left alone.
 */
final class NativeLibraries {

  /** Read by ONNX Runtime when its first class is used, once in the life of the process. */
  static final String PROPERTY = "onnxruntime.native.path";

  private static final List<String> NAMES =
      List.of(
          "onnxruntime",
          "onnxruntime4j_jni",
          "onnxruntime_providers_shared",
          "onnxruntime_providers_cuda");

  private NativeLibraries() {}

  /** Has ONNX Runtime load from the cache, if this comes before its first use. */
  static synchronized void loadFrom(CacheFolder cache) {
    if (System.getProperty(PROPERTY) == null) {
      try {
        unpacked(cache).ifPresent(folder -> System.setProperty(PROPERTY, folder.toString()));
      } catch (IOException e) {
        // ONNX Runtime unpacks for itself.
      }
    }
  }

  /** The folder with the libraries for this machine; empty if they are not in a jar. */
  static Optional<Path> unpacked(CacheFolder cache) throws IOException {
    Map<String, URL> packed = new LinkedHashMap<>();
    CRC32 contents = new CRC32();
    for (String library : NAMES) {
      String file = System.mapLibraryName(library);
      URL url =
          OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + platform() + "/" + file);
      if (url != null) {
        if (!(url.openConnection() instanceof JarURLConnection jar)) {
          return Optional.empty();
        }
        JarEntry entry = jar.getJarEntry();
        contents.update(
            "%s %d %x "
                .formatted(file, entry.getSize(), entry.getCrc())
                .getBytes(StandardCharsets.UTF_8));
        packed.put(file, url);
      }
    }
    String name = "native-%s-%08x".formatted(platform(), contents.getValue());
    Optional<Path> kept = cache.find(name);
    if (kept.isEmpty() && !packed.isEmpty()) {
      unpack(cache, name, packed);
      kept = cache.find(name);
    }
    return kept.filter(NativeLibraries::mayBeLoaded);
  }

  private static void unpack(CacheFolder cache, String name, Map<String, URL> packed)
      throws IOException {
    Optional<CacheFolder.Draft> draft = cache.draft(name);
    if (draft.isPresent()) {
      try (CacheFolder.Draft made = draft.get()) {
        for (var library : packed.entrySet()) {
          Path file = made.folder().resolve(library.getKey());
          try (InputStream in = library.getValue().openStream()) {
            Files.copy(in, file);
          }
          file.toFile().setExecutable(true, true);
        }
        made.keep();
      }
    }
  }

  /** False on file systems from which nothing may be run. */
  private static boolean mayBeLoaded(Path folder) {
    return Files.isExecutable(folder.resolve(System.mapLibraryName(NAMES.getFirst())));
  }

  /** The folder's name inside the jar. */
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String os = system.contains("win") ? "win" : system.contains("mac") ? "osx" : "linux";
    String arch = System.getProperty("os.arch");
    return os + "-" + (arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
  }
}
