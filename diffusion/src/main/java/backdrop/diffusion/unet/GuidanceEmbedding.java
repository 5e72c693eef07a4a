package backdrop.diffusion.unet;

/**
 * The guidance scale as distilled networks take it, in their input {@code timestep_cond [rows,
 * width]}: such a network was trained to guide itself, so it is called without a negative prompt.
 */
public final class GuidanceEmbedding {

  private GuidanceEmbedding() {}

  /**
   * As {@code get_guidance_scale_embedding(guidance_scale - 1, embedding_dim=width)} in diffusers'
   * LatentConsistencyModelPipeline: sines of growing wavelengths, then cosines.
   *
   * @param width of the network's input, at least 4; {@code time_cond_proj_dim} in its
   *     configuration, 256 in those of LCM
   */
  public static float[] of(double guidanceScale, int width) {
    float[] embedding = new float[width];
    int half = width / 2;
    float scaled = (float) (guidanceScale - 1) * 1000;
    float decay = (float) (-StrictMath.log(10000) / (half - 1));
    for (int i = 0; i < half; i++) {
      // In float, as there: angles reach thousands, so roundings show.
      float angle = scaled * (float) StrictMath.exp(i * decay);
      embedding[i] = (float) StrictMath.sin(angle);
      embedding[half + i] = (float) StrictMath.cos(angle);
    }
    return embedding;
  }
}
