package backdrop.diffusion.onnx;

import ai.onnxruntime.OrtEnvironment;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.model.FileDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Names for what ONNX Runtime makes of a network on this machine. */
final class CacheKey {

  /** Raise it when other settings than those below begin to matter to the optimisations. */
  private static final int FORMAT = 1;

  private CacheKey() {}

  /**
   * A name that changes with the content of the network's files, with ONNX Runtime, and with what
   * the processor can do: the order of weights in memory depends on its vector width.
   */
  static String of(ModelFolder folder, String part, Path file) throws IOException {
    String all =
        String.join(
            "\n",
            Integer.toString(FORMAT),
            OrtEnvironment.getEnvironment().getVersion(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            processor(),
            contents(folder, file));
    return part + "-" + sha256(all).substring(0, 32);
  }

  /** Digests where the model states them (and has been held to them), else checksums. */
  private static String contents(ModelFolder folder, Path file) throws IOException {
    Map<String, FileDigest> stated = folder.manifest().files();
    TreeSet<String> lines = new TreeSet<>();
    try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
      for (Path each : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        FileDigest digest =
            stated.get(folder.root().relativize(each).toString().replace('\\', '/'));
        lines.add(
            each.getFileName() + " " + (digest == null ? Checksums.of(each) : digest.sha256()));
      }
    }
    return String.join("\n", lines);
  }

  private static String processor() {
    Path cpus = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(cpus)) {
      return System.getProperty("os.version") + System.getenv("PROCESSOR_IDENTIFIER");
    }
    try (Stream<String> lines = Files.lines(cpus)) {
      return lines
          .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
