/** Prompts to tokens to embeddings, as the CLIP text models of Stable Diffusion expect them. */
@NullMarked
package backdrop.diffusion.clip;

import org.jspecify.annotations.NullMarked;
