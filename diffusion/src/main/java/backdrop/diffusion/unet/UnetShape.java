package backdrop.diffusion.unet;

/**
 * The size of a UNet call.
 *
 * @param rows how many predictions one call makes
 * @param height of the latents
 * @param width of the latents
 * @param tokens of an embedding
 * @param contextWidth of an embedding
 */
public record UnetShape(int rows, int height, int width, int tokens, int contextWidth) {

  /** Elements of one channel. */
  int area() {
    return height * width;
  }
}
