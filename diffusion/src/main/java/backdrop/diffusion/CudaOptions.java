package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;

/**
 * How a GPU is used.
 *
 * @param device which of several GPUs, from 0
 * @param memory the most bytes of its memory that one network may hold beside what the driver
 *     needs; a model has four networks, of which the UNet and the decoder hold most. Calls that
 *     need more fail with {@link Reason#OUT_OF_MEMORY}
 * @param tf32 whether networks in single precision may multiply with TensorFloat-32: several times
 *     as fast on GPUs that have it, with 10 bits of each factor's 23-bit mantissa; networks in half
 *     precision do not change
 */
public record CudaOptions(int device, long memory, boolean tf32) {

  /** Enough for 16 rows of 512 pixels. */
  private static final long USUAL_MEMORY = 16L << 30;

  public CudaOptions {
    if (device < 0 || memory < 1) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID, "A GPU needs a number from 0 and at least one byte of memory");
    }
  }

  /** The usual way to use this GPU. */
  public static CudaOptions of(int device) {
    return new CudaOptions(device, USUAL_MEMORY, true);
  }

  public CudaOptions withMemory(long bytes) {
    return new CudaOptions(device, bytes, tf32);
  }

  public CudaOptions withTf32(boolean allowed) {
    return new CudaOptions(device, memory, allowed);
  }
}
