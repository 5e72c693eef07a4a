package backdrop.diffusion.unet;

/**
 * The size of one row of a UNet call.
 *
 * @param height of the latents
 * @param width of the latents
 * @param tokens of an embedding
 * @param contextWidth of an embedding
 */
public record UnetShape(int height, int width, int tokens, int contextWidth) {

  /** Latents of one channel. */
  public int area() {
    return height * width;
  }
}
