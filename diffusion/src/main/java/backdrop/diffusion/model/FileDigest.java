package backdrop.diffusion.model;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;

/**
 * What tells a file from every other.
 *
 * @param bytes its size
 * @param sha256 64 lower-case hexadecimal digits
 */
public record FileDigest(long bytes, String sha256) {

  public FileDigest {
    if (bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
      throw new DiffusionException(
          Reason.MODEL_BROKEN, "A file needs a size from 0 and a sha256 of 64 hexadecimal digits");
    }
  }
}
