package backdrop.diffusion.model;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Computes and compares SHA-256 digests of files, a few files at a time. */
public final class FileDigests {

  /** Beyond this the disk is busy enough. */
  private static final int MOST_AT_A_TIME = 4;

  private static final int CHUNK = 1 << 20;

  private FileDigests() {}

  /**
   * Fails unless each file has its size and digest; the message names the first that has not. Sizes
   * come first, so a truncated file is found at once.
   */
  public static void check(Path root, Map<String, FileDigest> wanted) {
    wanted.forEach((path, digest) -> checkSize(root, path, digest.bytes()));
    Map<String, FileDigest> found = compute(root, wanted.keySet(), bytes -> {});
    wanted.forEach(
        (path, digest) -> {
          if (!digest.equals(found.get(path))) {
            throw new DiffusionException(
                Reason.MODEL_BROKEN,
                path + " is damaged: its digest is not the one in " + ModelManifest.FILE);
          }
        });
  }

  /**
   * The digests of these files, given and answered by their paths inside the folder.
   *
   * @param progress hears how many bytes were read since it was last called, from several threads
   */
  public static Map<String, FileDigest> compute(
      Path root, Collection<String> paths, IntConsumer progress) {
    List<Callable<FileDigest>> work = new ArrayList<>();
    for (String path : paths) {
      work.add(() -> compute(root, path, progress));
    }
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_AT_A_TIME);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      Map<String, FileDigest> digests = new TreeMap<>();
      List<Future<FileDigest>> done = pool.invokeAll(work);
      int next = 0;
      for (String path : paths) {
        digests.put(path, done.get(next++).get());
      }
      return digests;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DiffusionException(Reason.CANCELLED, "Interrupted while reading the model", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DiffusionException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  private static FileDigest compute(Path root, String path, IntConsumer progress) {
    MessageDigest sha256 = sha256();
    long bytes = 0;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(root.resolve(path))) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        sha256.update(chunk, 0, read);
        bytes += read;
        progress.accept(read);
      }
    } catch (IOException e) {
      throw new DiffusionException(
          Reason.MODEL_BROKEN, path + " cannot be read: " + e.getMessage(), e);
    }
    return new FileDigest(bytes, HexFormat.of().formatHex(sha256.digest()));
  }

  private static void checkSize(Path root, String path, long wanted) {
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new DiffusionException(
          Reason.MODEL_MISSING, "The model folder %s lacks %s".formatted(root, path));
    }
    try {
      long size = Files.size(file);
      if (size != wanted) {
        throw new DiffusionException(
            Reason.MODEL_BROKEN,
            "%s is damaged: it has %d bytes, and %s says %d"
                .formatted(path, size, ModelManifest.FILE, wanted));
      }
    } catch (IOException e) {
      throw new DiffusionException(Reason.MODEL_BROKEN, path + " cannot be read", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
