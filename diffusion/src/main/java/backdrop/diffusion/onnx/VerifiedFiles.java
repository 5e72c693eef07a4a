package backdrop.diffusion.onnx;

import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.model.FileDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a sealed model to its digests: by SHA-256 the first time, and from then on by the CRC-32 of
 * what passed, which a starting JVM computes ten times as fast. Either finds every flipped bit and
 * every truncation; against malice there is {@link ModelFolder#verify()}.
 */
final class VerifiedFiles {

  private static final String LIST = "files";

  private final CacheFolder cache;

  VerifiedFiles(CacheFolder cache) {
    this.cache = cache;
  }

  /** Fails as {@link ModelFolder#verify()} does. */
  void verify(ModelFolder folder) {
    Map<String, FileDigest> stated = folder.manifest().filesOf(folder.variant());
    if (stated.isEmpty()) {
      return;
    }
    String entry = name(stated);
    if (cache.find(entry).filter(kept -> passes(folder, stated, kept)).isPresent()) {
      return;
    }
    Optional<List<String>> before = sums(folder, stated);
    folder.verify();
    // Taken before the digests: a file that changes in between does not pass the next time.
    before.ifPresent(sums -> keep(entry, sums));
  }

  private static boolean passes(ModelFolder folder, Map<String, FileDigest> stated, Path kept) {
    try {
      List<String> known = Files.readAllLines(kept.resolve(LIST));
      return sums(folder, stated).filter(known::equals).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private void keep(String entry, List<String> sums) {
    cache.remove(entry);
    cache
        .draft(entry)
        .ifPresent(
            draft -> {
              try (draft) {
                Files.write(draft.folder().resolve(LIST), sums);
                draft.keep();
              } catch (IOException e) {
                // The next start computes the digests again.
              }
            });
  }

  /** Size and checksum of each file; empty if one cannot be read. */
  private static Optional<List<String>> sums(ModelFolder folder, Map<String, FileDigest> stated) {
    List<String> sums = new ArrayList<>();
    try {
      for (String path : stated.keySet()) {
        sums.add(path + " " + Checksums.of(folder.root().resolve(path)));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(sums);
  }

  /** Changes with every stated digest: nothing that passed for one model passes for another. */
  private static String name(Map<String, FileDigest> stated) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      stated.forEach(
          (path, file) ->
              digest.update((path + " " + file + "\n").getBytes(StandardCharsets.UTF_8)));
      return "verified-" + HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
