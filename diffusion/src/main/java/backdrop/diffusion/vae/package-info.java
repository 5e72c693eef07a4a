/** Pixels to latents and back, and a cheap look at latents on their way. */
@NullMarked
package backdrop.diffusion.vae;

import org.jspecify.annotations.NullMarked;
