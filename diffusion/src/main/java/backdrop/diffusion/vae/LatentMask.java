package backdrop.diffusion.vae;

/** The mask at the size of the latents. */
public final class LatentMask {

  private LatentMask() {}

  /** True if a mask byte says paint. */
  static boolean paints(byte mask) {
    return (mask & 0xFF) >= 128;
  }

  /**
   * Takes the top-left pixel of each square of {@code factor} pixels, as the models were trained.
   *
   * @return {@code [height / factor, width / factor]}, 1 = paint
   */
  public static float[] shrink(byte[] mask, int width, int height, int factor) {
    int latentWidth = width / factor;
    float[] result = new float[latentWidth * (height / factor)];
    for (int i = 0; i < result.length; i++) {
      int y = i / latentWidth * factor;
      int x = i % latentWidth * factor;
      result[i] = paints(mask[y * width + x]) ? 1 : 0;
    }
    return result;
  }
}
