/**
 * Stable Diffusion inpainting on ONNX Runtime behind one narrow door: {@link
 * backdrop.diffusion.InpaintingPipeline}.
 *
 * <p>The types of this package are all that other modules need; no type of ONNX Runtime appears in
 * them, and every failure is a {@link backdrop.diffusion.DiffusionException} with a reason. A
 * picture takes this way: {@code clip} turns the prompt into an embedding, {@code vae} the picture
 * into latents, {@code random} draws the noise, {@code unet} predicts and {@code schedule} steps
 * until the noise is gone, and {@code vae} turns the latents back into pixels.
 *
 * <p>Beside it there is a small door for networks of other kinds, from picture to picture: {@link
 * backdrop.diffusion.image}.
 */
@NullMarked
package backdrop.diffusion;

import org.jspecify.annotations.NullMarked;
